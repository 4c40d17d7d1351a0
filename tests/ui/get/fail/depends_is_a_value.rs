use ferrapi::prelude::*;

#[dependency]
fn verify() {}

#[get("/items", depends = verify)]
async fn read() {}

fn main() {}
