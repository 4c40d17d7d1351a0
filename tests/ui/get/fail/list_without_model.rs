use ferrapi::prelude::*;

struct NewItem {
    name: String,
}

#[post("/items")]
async fn create(items: Vec<NewItem>) -> usize {
    items.len()
}

fn main() {}
