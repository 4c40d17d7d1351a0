use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(min_length = 1)] limit: Option<u32>) -> Option<u32> {
    limit
}

fn main() {}
