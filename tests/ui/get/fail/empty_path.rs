use ferrapi::prelude::*;

#[get("")]
async fn read() {}

fn main() {}
