use ferrapi::prelude::*;

struct Item;

#[get("/items")]
async fn read() -> (StatusCode, Item) {
    (StatusCode::OK, Item)
}

fn main() {}
