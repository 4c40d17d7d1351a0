use ferrapi::prelude::*;

struct Price;

#[model]
struct Item {
    #[field(ge = 1)]
    price: Price,
}

fn main() {}
