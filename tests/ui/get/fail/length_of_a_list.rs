use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(max_length = 3)] ids: Vec<u32>) -> usize {
    ids.len()
}

fn main() {}
