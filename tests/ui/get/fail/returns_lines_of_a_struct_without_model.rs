use ferrapi::prelude::*;

struct Item;

#[get("/items")]
async fn list() -> JsonLines<Item> {
    JsonLines::from_iter([Item])
}

fn main() {}
