use ferrapi::prelude::*;

#[get("/new items")]
async fn read() {}

fn main() {}
