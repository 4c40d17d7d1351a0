use ferrapi::prelude::*;

#[get("/items", timeout = "5s")]
async fn items() {}

fn main() {}
