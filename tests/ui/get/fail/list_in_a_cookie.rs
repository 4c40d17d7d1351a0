use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[cookie] ids: Vec<u32>) -> usize {
    ids.len()
}

fn main() {}
