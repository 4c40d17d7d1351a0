use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default = "ten")] limit: u32) -> u32 {
    limit
}

fn main() {}
