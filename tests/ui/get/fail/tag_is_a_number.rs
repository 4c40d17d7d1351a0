use ferrapi::prelude::*;

#[get("/items", tags(1))]
async fn read() {}

fn main() {}
