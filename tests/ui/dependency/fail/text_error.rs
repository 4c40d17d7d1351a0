use ferrapi::prelude::*;

#[dependency]
fn user() -> Result<u32, String> {
    Ok(1)
}

fn main() {}
