use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
    price: f64,
}

#[get("/items", response(include(name, prize)))]
async fn list() -> Vec<Item> {
    Vec::new()
}

fn main() {}
