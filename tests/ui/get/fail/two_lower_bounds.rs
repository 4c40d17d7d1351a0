use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(ge = 1, gt = 1)] limit: u32) -> u32 {
    limit
}

fn main() {}
