use ferrapi::prelude::*;

struct Item {
    id: u32,
}

#[get("/items")]
async fn read() -> Item {
    Item { id: 1 }
}

fn main() {}
