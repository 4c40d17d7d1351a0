use ferrapi::prelude::*;

struct NewItem {
    name: String,
}

#[post("/items")]
async fn create(#[body] item: NewItem) -> String {
    item.name
}

fn main() {}
