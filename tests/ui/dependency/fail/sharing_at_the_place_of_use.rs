use ferrapi::prelude::*;

#[dependency]
fn session() -> u32 {
    1
}

#[get("/")]
async fn read(#[depends(session, use_cache = false)] session: u32) -> u32 {
    session
}

fn main() {}
