use ferrapi::prelude::*;

#[get(path = "/items")]
async fn read() {}

fn main() {}
