use ferrapi::prelude::*;

#[model]
struct Item {
    price: Decimal,
}

fn main() {}
