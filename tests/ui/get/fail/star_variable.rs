use ferrapi::prelude::*;

#[get("/files/*path")]
async fn read(path: String) -> String {
    path
}

fn main() {}
