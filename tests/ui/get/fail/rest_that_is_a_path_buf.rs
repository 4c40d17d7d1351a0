use ferrapi::prelude::*;
use std::path::PathBuf;
#[get("/files/<path..>")]
async fn x(path: PathBuf) -> String {
    path.display().to_string()
}

fn main() {}
