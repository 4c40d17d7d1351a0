use ferrapi::prelude::*;

#[route()]
async fn read() {}

fn main() {}
