use ferrapi::prelude::*;

#[route(GET)]
async fn read() {}

fn main() {}
