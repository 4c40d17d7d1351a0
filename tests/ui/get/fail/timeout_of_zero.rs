use ferrapi::prelude::*;

#[get("/x", timeout = 0)]
async fn x() {}

fn main() {}
