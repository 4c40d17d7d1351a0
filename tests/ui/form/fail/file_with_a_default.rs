use ferrapi::prelude::*;

#[post("/files")]
async fn create(#[file(default)] file: UploadFile) -> usize {
    file.size() as usize
}

fn main() {}
