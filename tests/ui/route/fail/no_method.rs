use ferrapi::prelude::*;

#[route("/items")]
async fn read() {}

fn main() {}
