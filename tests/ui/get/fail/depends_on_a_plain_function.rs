use ferrapi::prelude::*;

fn verify() {}

#[get("/items", depends(verify))]
async fn read() {}

fn main() {}
