use ferrapi::prelude::*;

#[get("/items", responses(404 = "gone", 404 = "never was"))]
async fn read() {}

fn main() {}
