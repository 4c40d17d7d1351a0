use ferrapi::prelude::*;

struct Price;

#[model]
struct Item {
    price: Price,
}

fn main() {}
