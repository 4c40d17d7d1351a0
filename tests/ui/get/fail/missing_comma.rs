use ferrapi::prelude::*;

#[get("/items" status = 201)]
async fn read() {}

fn main() {}
