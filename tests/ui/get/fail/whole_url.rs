use ferrapi::prelude::*;

#[get("https://example.com/items")]
async fn x() {}

fn main() {}
