use ferrapi::prelude::*;

#[dependency]
fn user(id: u32) -> u32 {
    id
}

#[dependency]
fn name(#[depends(user(1))] user: u32) -> String {
    user.to_string()
}

fn main() {}
