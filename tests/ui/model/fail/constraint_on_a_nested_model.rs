use ferrapi::prelude::*;

#[model]
struct Price {
    cents: u32,
}

#[model]
struct Item {
    #[field(ge = 1)]
    price: Price,
}

fn main() {}
