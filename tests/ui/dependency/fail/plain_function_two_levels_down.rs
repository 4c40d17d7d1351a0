use ferrapi::prelude::*;

fn session() -> u32 {
    1
}

#[dependency]
fn tenant(#[depends(session)] session: u32) -> u32 {
    session
}

#[dependency]
fn user(#[depends(tenant)] tenant: u32) -> u32 {
    tenant
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
