use ferrapi::prelude::*;

struct Failure;

#[dependency]
fn user() -> Result<u32, Failure> {
    Ok(1)
}

fn main() {}
