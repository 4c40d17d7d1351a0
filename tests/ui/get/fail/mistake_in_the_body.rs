use ferrapi::prelude::*;

#[get("/items")]
async fn read(name: String) -> u32 {
    name
}

fn main() {}
