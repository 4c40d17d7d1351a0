use ferrapi::prelude::*;

#[dependency(share = false)]
fn user() -> u32 {
    1
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
