use ferrapi::FileResponse;
use ferrapi::prelude::*;
#[get("/x")]
async fn x() -> FileResponse {
    FileResponse::new("x")
}

fn main() {}
