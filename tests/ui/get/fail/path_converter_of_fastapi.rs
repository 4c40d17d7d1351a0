use ferrapi::prelude::*;

#[get("/files/{file_path:path}")]
async fn x(file_path: String) -> String {
    file_path
}

fn main() {}
