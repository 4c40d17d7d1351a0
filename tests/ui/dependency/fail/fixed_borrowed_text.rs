use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: &str) -> bool {
    role.is_empty()
}

fn main() {}
