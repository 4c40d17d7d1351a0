use ferrapi::prelude::*;

#[post("/files")]
async fn create(#[file(default = Vec::new())] files: Vec<UploadFile>) -> usize {
    files.len()
}

fn main() {}
