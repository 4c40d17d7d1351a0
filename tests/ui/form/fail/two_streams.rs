use ferrapi::prelude::*;

#[post("/blobs")]
async fn create(first: BodyStream, second: BodyStream) -> String {
    format!("{first:?} {second:?}")
}

fn main() {}
