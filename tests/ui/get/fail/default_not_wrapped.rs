use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default = 10)] limit: Option<u32>) -> Option<u32> {
    limit
}

fn main() {}
