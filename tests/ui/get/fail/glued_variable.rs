use ferrapi::prelude::*;

#[get("/items/v<id>")]
async fn read(id: u32) -> u32 {
    id
}

fn main() {}
