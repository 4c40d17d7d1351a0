use ferrapi::prelude::*;

#[get("/a", "/b")]
async fn x() {}

fn main() {}
