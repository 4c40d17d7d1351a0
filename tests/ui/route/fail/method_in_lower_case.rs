use ferrapi::prelude::*;

#[route(get, "/items")]
async fn read() {}

fn main() {}
