use ferrapi::prelude::*;

#[model]
#[serde(crate = "serde")]
struct Item {
    name: String,
}

fn main() {}
