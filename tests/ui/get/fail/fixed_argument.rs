use ferrapi::prelude::*;

#[get("/")]
async fn read(#[fixed] role: u32) -> u32 {
    role
}

fn main() {}
