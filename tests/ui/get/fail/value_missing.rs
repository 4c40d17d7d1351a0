use ferrapi::prelude::*;

#[get("/items", status = )]
async fn read() {}

fn main() {}
