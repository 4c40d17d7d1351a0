use ferrapi::prelude::*;

#[model]
struct Item {
    name: str,
    tags: Vec<str>,
}

fn main() {}
