use ferrapi::prelude::*;

#[dependency]
fn verify() {}

#[get("/items", dependencies(verify))]
async fn read() {}

fn main() {}
