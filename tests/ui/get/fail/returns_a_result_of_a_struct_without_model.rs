use ferrapi::prelude::*;

struct Item {
    id: u32,
}

#[get("/items")]
async fn read() -> Result<Item, HttpError> {
    Ok(Item { id: 1 })
}

fn main() {}
