use ferrapi::prelude::*;

#[dependency(use_cache = false)]
fn a() -> u32 {
    5
}

fn main() {}
