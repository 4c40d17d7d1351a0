use ferrapi::prelude::*;

#[get("/items/<itemId>")]
async fn read(item_id: u32) -> u32 {
    item_id
}

fn main() {}
