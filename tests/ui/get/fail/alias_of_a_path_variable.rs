use ferrapi::prelude::*;

#[get("/items/<item_id>")]
async fn read(#[path(alias = "id")] item_id: u32) -> u32 {
    item_id
}

fn main() {}
