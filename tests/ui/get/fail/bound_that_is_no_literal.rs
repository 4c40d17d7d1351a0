use ferrapi::prelude::*;

const LEAST: u32 = 1;

#[get("/items")]
async fn read(#[query(ge = LEAST)] limit: u32) -> u32 {
    limit
}

fn main() {}
