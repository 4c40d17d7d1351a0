use ferrapi::prelude::*;

#[route(GET "/items")]
async fn read() {}

fn main() {}
