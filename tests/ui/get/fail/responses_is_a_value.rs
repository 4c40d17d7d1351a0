use ferrapi::prelude::*;

#[get("/items", responses = 404)]
async fn read() {}

fn main() {}
