use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
    price: f64,
}

#[get("/items/<id>", response(exclude(prices)))]
async fn read(id: u32) -> Result<Item, HttpError> {
    Err(HttpError::not_found(id.to_string()))
}

fn main() {}
