use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(multiple_of = 0)] limit: u32) -> u32 {
    limit
}

fn main() {}
