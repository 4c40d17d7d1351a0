use ferrapi::prelude::*;

#[model(patch = "Item")]
struct Item {
    name: String,
}

fn main() {}
