use ferrapi::prelude::*;

#[model(stict)]
struct Item {
    count: u32,
}

fn main() {}
