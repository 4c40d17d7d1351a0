use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: &str) -> usize {
    name.len()
}

fn main() {}
