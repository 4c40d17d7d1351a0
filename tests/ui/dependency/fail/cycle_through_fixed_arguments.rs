use ferrapi::prelude::*;

#[dependency]
fn role(#[fixed] least: u32, #[depends(user)] user: u32) -> bool {
    user > least
}

#[dependency]
fn user(#[depends(role(1))] role: bool) -> u32 {
    u32::from(role)
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
