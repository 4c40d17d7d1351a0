use ferrapi::FileResponse;
use ferrapi::prelude::*;
#[get("/x")]
async fn x() -> Result<FileResponse, HttpError> {
    Ok(FileResponse::open(5).await?)
}

fn main() {}
