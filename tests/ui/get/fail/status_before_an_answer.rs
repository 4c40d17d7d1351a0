use ferrapi::prelude::*;

#[get("/items", status = 100)]
async fn read() {}

fn main() {}
