use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(default = 1)]
    name: String,
}

fn main() {}
