use ferrapi::prelude::*;

#[get("/items", hidden status = 201)]
async fn read() {}

fn main() {}
