use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> &str {
    "item"
}

fn main() {}
