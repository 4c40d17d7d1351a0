use ferrapi::prelude::*;

#[dependency]
fn user(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
