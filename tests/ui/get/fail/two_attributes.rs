use ferrapi::prelude::*;

#[get("/")]
#[get("/index")]
async fn read() {}

fn main() {}
