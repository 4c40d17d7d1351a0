use ferrapi::prelude::*;

#[post("/blobs")]
async fn create(body: BodyStream, #[body] name: String) -> String {
    format!("{body:?} {name}")
}

fn main() {}
