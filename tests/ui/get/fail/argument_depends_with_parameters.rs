use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[depends(role("admin"))] user: u32) -> u32 {
    user
}

fn main() {}
