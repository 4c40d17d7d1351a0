use ferrapi::prelude::*;

#[dependency]
fn session(session_id: u32) -> u32 {
    session_id
}

#[dependency]
fn tenant(#[depends(session)] session: u32) -> u32 {
    session
}

#[dependency]
fn user(#[depends(tenant)] tenant: u32) -> u32 {
    tenant
}

#[get("/sessions/<session_id>/users/<user_id>")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
