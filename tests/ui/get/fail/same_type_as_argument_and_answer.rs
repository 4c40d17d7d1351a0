use ferrapi::prelude::*;

struct Item {
    name: String,
}

#[post("/items")]
async fn create(item: Item) -> Item {
    item
}

fn main() {}
