use ferrapi::prelude::*;

#[get("/items", openapi_extra = "x-internal")]
async fn list() -> u32 {
    1
}

fn main() {}
