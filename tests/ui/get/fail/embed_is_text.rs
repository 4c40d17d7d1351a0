use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
    price: f64,
}

#[post("/items")]
async fn create(#[body(embed = "item")] item: Item) -> Item {
    item
}

fn main() {}
