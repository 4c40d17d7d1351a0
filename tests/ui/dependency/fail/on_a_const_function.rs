use ferrapi::prelude::*;

#[dependency]
const fn user() -> u32 {
    1
}

fn main() {}
