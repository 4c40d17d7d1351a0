use ferrapi::prelude::*;

#[get("/items/<ids>")]
async fn read(ids: Vec<u32>) -> usize {
    ids.len()
}

fn main() {}
