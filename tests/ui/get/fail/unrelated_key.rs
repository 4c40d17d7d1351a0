use ferrapi::prelude::*;

#[get("/items", colour = "red")]
async fn read() {}

fn main() {}
