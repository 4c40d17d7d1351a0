use ferrapi::Sse;
use ferrapi::prelude::*;
#[get("/x")]
async fn x() -> Sse<u32> {
    Sse::new(vec![1, 2])
}

fn main() {}
