use ferrapi::prelude::*;

#[get("/items", staus = 201)]
async fn read() {}

fn main() {}
