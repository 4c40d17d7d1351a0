use ferrapi::prelude::*;

#[get("/items/<>")]
async fn read() {}

fn main() {}
