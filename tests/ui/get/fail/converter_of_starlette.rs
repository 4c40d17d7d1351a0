use ferrapi::prelude::*;

#[get("/files/<file_path:path>")]
async fn read(file_path: String) -> String {
    file_path
}

fn main() {}
