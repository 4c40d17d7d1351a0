use ferrapi::prelude::*;

#[model]
struct Item {
    name: &str,
}

fn main() {}
