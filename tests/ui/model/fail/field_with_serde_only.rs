use ferrapi::prelude::*;

#[derive(ferrapi::serde::Serialize, ferrapi::serde::Deserialize)]
#[serde(crate = "ferrapi::serde")]
struct Price {
    cents: u32,
}

#[model]
struct Item {
    price: Price,
}

fn main() {}
