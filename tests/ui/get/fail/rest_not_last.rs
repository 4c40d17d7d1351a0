use ferrapi::prelude::*;

#[get("/files/<path..>/raw")]
async fn read(path: String) -> String {
    path
}

fn main() {}
