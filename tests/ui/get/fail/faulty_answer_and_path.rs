use ferrapi::prelude::*;

struct Item;

#[get("/items/<id>")]
async fn read() -> Item {
    Item
}

fn main() {}
