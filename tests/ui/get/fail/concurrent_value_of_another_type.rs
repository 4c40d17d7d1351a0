use ferrapi::prelude::*;

#[dependency]
fn session() -> String {
    String::new()
}

#[get("/", concurrent)]
async fn read(#[depends(session)] session: u32) -> u32 {
    session
}

fn main() {}
