use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32) -> u32 {
    role
}

#[dependency]
fn user(#[depends(require_role)] role: u32) -> u32 {
    role
}

#[get("/")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
