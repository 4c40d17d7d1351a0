use ferrapi::prelude::*;

#[get("/items")]
async fn read(name) -> u32 {
    1
}

fn main() {}
