use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
}

#[post("/items")]
async fn create(#[form] name: String, #[body] item: Item) -> String {
    name + &item.name
}

fn main() {}
