use ferrapi::prelude::*;

struct Price;

#[model]
struct Item {
    price: Option<Price>,
}

fn main() {}
