use ferrapi::prelude::*;

#[get("/x", timeout = 5s)]
async fn x() {}

fn main() {}
