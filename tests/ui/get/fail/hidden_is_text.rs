use ferrapi::prelude::*;

#[get("/items", hidden = "yes")]
async fn read() {}

fn main() {}
