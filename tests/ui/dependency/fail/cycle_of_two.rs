use ferrapi::prelude::*;

#[dependency]
fn user(#[depends(session)] session: u32) -> u32 {
    session
}

#[dependency]
fn session(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
