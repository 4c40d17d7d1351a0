use ferrapi::prelude::*;

struct Item {
    id: u32,
}

#[get("/items")]
async fn read() -> Option<Item> {
    Some(Item { id: 1 })
}

fn main() {}
