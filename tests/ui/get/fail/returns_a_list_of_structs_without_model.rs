use ferrapi::prelude::*;

struct Item {
    id: u32,
}

#[get("/items")]
async fn read() -> Vec<Item> {
    vec![Item { id: 1 }]
}

fn main() {}
