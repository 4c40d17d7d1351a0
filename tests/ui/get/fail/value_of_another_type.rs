use ferrapi::prelude::*;

#[dependency]
fn user() -> String {
    String::new()
}

#[get("/items")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
