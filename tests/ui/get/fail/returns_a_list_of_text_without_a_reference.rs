use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> Vec<str> {
    Vec::new()
}

fn main() {}
