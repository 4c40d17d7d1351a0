use ferrapi::prelude::*;

#[get("/x", timeout = -1)]
async fn x() {}

fn main() {}
