use ferrapi::prelude::*;

#[model]
struct NewItem {
    name: String,
}

#[post("/items")]
async fn create(#[body(min_length = 1)] item: NewItem) -> String {
    item.name
}

fn main() {}
