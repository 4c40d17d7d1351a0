use ferrapi::prelude::*;

#[dependency]
fn session() -> String {
    String::new()
}

#[dependency]
fn user(#[depends(session)] session: u32) -> u32 {
    session
}

fn main() {}
