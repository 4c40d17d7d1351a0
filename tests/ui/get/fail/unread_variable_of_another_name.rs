use ferrapi::prelude::*;

#[get("/items/<item_id>")]
async fn read(id: u32) -> u32 {
    id
}

fn main() {}
