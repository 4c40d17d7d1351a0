use ferrapi::prelude::*;

struct Price;

#[model]
struct Item {
    price: Price,
}

#[post("/items")]
async fn create(item: Item) -> Vec<Item> {
    vec![item]
}

fn main() {}
