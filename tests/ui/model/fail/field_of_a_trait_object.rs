use ferrapi::prelude::*;

#[model]
struct Item {
    price: Box<dyn std::fmt::Display>,
}

fn main() {}
