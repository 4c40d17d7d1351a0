use ferrapi::HeaderMap;
use ferrapi::prelude::*;
#[get("/x")]
async fn x(headers: HeaderMap) -> usize {
    headers.len()
}

fn main() {}
