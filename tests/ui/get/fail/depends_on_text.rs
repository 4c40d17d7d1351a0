use ferrapi::prelude::*;

#[get("/items", depends("verify"))]
async fn read() {}

fn main() {}
