use std::sync::Arc;

use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
    price: f64,
}

#[post("/items")]
async fn create(item: Arc<Item>) -> f64 {
    item.price
}

fn main() {}
