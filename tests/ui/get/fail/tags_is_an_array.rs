use ferrapi::prelude::*;

#[get("/items", tags = ["items"])]
async fn read() {}

fn main() {}
