use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(min_len = 1)]
    name: String,
}

#[post("/items")]
async fn create(item: Item) -> Item {
    item
}

fn main() {}
