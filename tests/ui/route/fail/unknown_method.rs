use ferrapi::prelude::*;

#[route(PROPFIND, "/items")]
async fn read() {}

fn main() {}
