use ferrapi::prelude::*;

#[model]
struct Item {
    id: u32,
    name: String,
}

#[get("/item", response(include("id")))]
async fn read() -> Item {
    Item { id: 1, name: String::new() }
}

fn main() {}
