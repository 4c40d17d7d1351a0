use ferrapi::prelude::*;

#[post("/items")]
async fn create(#[file] picture: Bytes) {}

fn main() {}
