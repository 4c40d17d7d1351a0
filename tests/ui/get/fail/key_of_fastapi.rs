use ferrapi::prelude::*;

#[get("/items", status_code = 201)]
async fn read() {}

fn main() {}
