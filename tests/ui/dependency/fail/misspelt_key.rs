use ferrapi::prelude::*;

#[dependency(share = false)]
fn user() -> u32 {
    1
}

fn main() {}
