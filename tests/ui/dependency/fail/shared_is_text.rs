use ferrapi::prelude::*;

#[dependency(shared = "no")]
fn user() -> u32 {
    1
}

fn main() {}
