use ferrapi::prelude::*;

struct Price;

#[model]
struct Item {
    prices: Vec<Price>,
}

fn main() {}
