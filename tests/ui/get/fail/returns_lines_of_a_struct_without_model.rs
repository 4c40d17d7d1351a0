use ferrapi::prelude::*;

struct Item;

#[get("/items")]
async fn list() -> JsonLines<Item> {
    panic!("no items")
}

fn main() {}
