use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default = 300)] limit: u8) -> u8 {
    limit
}

fn main() {}
