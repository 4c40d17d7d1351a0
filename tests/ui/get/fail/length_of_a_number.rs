use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(min_length = 1)] limit: u32) -> u32 {
    limit
}

fn main() {}
