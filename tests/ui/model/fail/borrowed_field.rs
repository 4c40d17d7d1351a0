use ferrapi::prelude::*;

#[model]
struct Item {
    name: &'static str,
}

fn main() {}
