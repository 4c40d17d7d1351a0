use ferrapi::prelude::*;

#[get("/items", responses(6XX = "never"))]
async fn read() {}

fn main() {}
