use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(pattern = "(a")]
    name: String,
}

fn main() {}
