use ferrapi::prelude::*;

fn session() -> u32 {
    1
}

#[dependency]
fn user(#[depends(session)] session: u32) -> u32 {
    session
}

fn main() {}
