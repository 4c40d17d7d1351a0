use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(ge)] limit: u32) -> u32 {
    limit
}

fn main() {}
