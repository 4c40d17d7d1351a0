use ferrapi::prelude::*;

#[get("/x", timeout = 5, timeout = 6)]
async fn x() {}

fn main() {}
