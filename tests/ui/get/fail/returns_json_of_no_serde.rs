use ferrapi::prelude::*;

struct Item;

#[get("/items")]
async fn read() -> Json<Item> {
    Json(Item)
}

fn main() {}
