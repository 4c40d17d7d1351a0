use ferrapi::prelude::*;

#[get("/items", status = 700)]
async fn read() {}

fn main() {}
