use ferrapi::prelude::*;

#[post("/files")]
async fn create(#[form] file: UploadFile) -> u64 {
    file.size()
}

fn main() {}
