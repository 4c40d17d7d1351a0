use ferrapi::prelude::*;

#[route(DELTE, "/items")]
async fn read() {}

fn main() {}
