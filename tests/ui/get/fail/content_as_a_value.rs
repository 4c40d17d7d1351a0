use ferrapi::prelude::*;

#[get("/picture", responses(200(content = "image/png")))]
async fn read() -> Bytes {
    Bytes::new()
}

fn main() {}
