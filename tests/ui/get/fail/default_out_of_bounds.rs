use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default = 200, le = 100)] limit: u32) -> u32 {
    limit
}

fn main() {}
