use ferrapi::prelude::*;

mod auth {
    pub fn user() -> u32 {
        1
    }
}

#[get("/items")]
async fn read(#[depends(auth::user)] user: u32) -> u32 {
    user
}

fn main() {}
