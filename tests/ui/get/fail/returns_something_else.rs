use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> u32 {
    "item"
}

fn main() {}
