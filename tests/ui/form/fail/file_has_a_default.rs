use ferrapi::prelude::*;

#[post("/files")]
async fn create(#[file(default)] file: Option<UploadFile>) -> bool {
    file.is_some()
}

fn main() {}
