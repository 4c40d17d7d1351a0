use ferrapi::prelude::*;

#[dependency]
fn session() -> u32 {
    1
}

#[get("/")]
async fn read(#[depends(session, scope = "function")] session: u32) -> u32 {
    session
}

fn main() {}
