use ferrapi::prelude::*;

#[dependency(guard = "yes")]
fn check_key() {}

fn main() {}
