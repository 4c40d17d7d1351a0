use ferrapi::prelude::*;

#[derive(ferrapi::serde::Deserialize)]
#[serde(crate = "ferrapi::serde")]
struct NewItem {
    name: String,
}

#[post("/items")]
async fn create(item: NewItem) -> String {
    item.name
}

fn main() {}
