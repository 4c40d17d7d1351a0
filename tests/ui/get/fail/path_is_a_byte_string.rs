use ferrapi::prelude::*;

#[get(b"/items")]
async fn read() {}

fn main() {}
