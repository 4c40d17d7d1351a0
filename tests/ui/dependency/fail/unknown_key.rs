use ferrapi::prelude::*;

#[dependency(use_cache = false)]
fn user() -> u32 {
    1
}

fn main() {}
