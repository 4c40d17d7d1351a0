use ferrapi::prelude::*;

struct Failure;

#[dependency]
fn user() -> Result<u32, Failure> {
    Ok(1)
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
