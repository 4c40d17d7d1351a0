use ferrapi::prelude::*;

#[get("/items", summary = 1)]
async fn read() {}

fn main() {}
