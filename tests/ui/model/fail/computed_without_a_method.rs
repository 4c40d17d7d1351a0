use ferrapi::prelude::*;

#[model(computed(total))]
struct Item {
    price: f64,
}

fn main() {}
