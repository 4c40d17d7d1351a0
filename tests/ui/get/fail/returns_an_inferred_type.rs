use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> Vec<_> {
    vec![1]
}

fn main() {}
