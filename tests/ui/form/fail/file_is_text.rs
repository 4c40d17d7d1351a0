use ferrapi::prelude::*;

#[post("/files")]
async fn create(#[file] file: String) -> String {
    file
}

fn main() {}
