use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(max_items = 20)]
    name: String,
}

fn main() {}
