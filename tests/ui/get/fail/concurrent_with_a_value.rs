use ferrapi::prelude::*;

#[get("/", concurrent = 2)]
async fn read() {}

fn main() {}
