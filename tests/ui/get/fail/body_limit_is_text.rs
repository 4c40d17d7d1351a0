use ferrapi::prelude::*;

#[get("/items", body_limit = "2MB")]
async fn read() {}

fn main() {}
