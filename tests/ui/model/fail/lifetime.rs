use ferrapi::prelude::*;

#[model]
struct Item<'a> {
    name: &'a str,
}

fn main() {}
