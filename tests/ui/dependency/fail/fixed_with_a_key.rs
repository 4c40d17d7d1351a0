use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed(default = 1)] role: u32) -> bool {
    role > 0
}

fn main() {}
