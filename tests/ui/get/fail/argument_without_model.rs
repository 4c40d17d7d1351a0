use ferrapi::prelude::*;

struct NewItem {
    name: String,
}

#[post("/items")]
async fn create(item: NewItem) -> String {
    item.name
}

fn main() {}
