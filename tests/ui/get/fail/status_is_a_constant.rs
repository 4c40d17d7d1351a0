use ferrapi::prelude::*;

#[get("/items", status = StatusCode::CREATED)]
async fn read() {}

fn main() {}
