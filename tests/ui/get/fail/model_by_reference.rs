use ferrapi::prelude::*;

#[model]
struct Item {
    id: u32,
}

#[post("/items")]
async fn create(item: &Item) -> u32 {
    item.id
}

fn main() {}
