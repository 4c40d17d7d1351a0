use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default(1))] limit: u32) -> u32 {
    limit
}

fn main() {}
