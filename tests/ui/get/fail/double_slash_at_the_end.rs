use ferrapi::prelude::*;

#[get("/items//")]
async fn x() {}

fn main() {}
