use ferrapi::prelude::*;

#[get("/items", callbacks("{$request.query.url}"))]
async fn list() -> u32 {
    1
}

fn main() {}
