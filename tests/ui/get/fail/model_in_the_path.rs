use ferrapi::prelude::*;

#[model]
struct Item {
    id: u32,
}

#[get("/items/<item>")]
async fn read(item: Item) -> u32 {
    item.id
}

fn main() {}
