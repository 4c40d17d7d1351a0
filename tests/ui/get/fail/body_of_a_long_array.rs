use ferrapi::prelude::*;

#[post("/numbers")]
async fn create(#[body] numbers: [u8; 40]) -> usize {
    numbers.len()
}

fn main() {}
