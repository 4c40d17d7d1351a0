use ferrapi::prelude::*;

#[get("/items/<1>")]
async fn read() {}

fn main() {}
