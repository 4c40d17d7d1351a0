use ferrapi::prelude::*;

#[get("/items", 201)]
async fn read() {}

fn main() {}
