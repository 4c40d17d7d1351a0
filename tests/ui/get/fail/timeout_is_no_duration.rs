use ferrapi::prelude::*;

const SECONDS: u64 = 5;

#[get("/items", timeout = SECONDS)]
async fn items() {}

fn main() {}
