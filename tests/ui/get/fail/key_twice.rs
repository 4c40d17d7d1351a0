use ferrapi::prelude::*;

#[get("/items", status = 200, status = 201)]
async fn read() {}

fn main() {}
