use ferrapi::prelude::*;

struct Session(u32);

#[dependency]
fn tenant(#[depends(Session)] session: Session) -> u32 {
    session.0
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
