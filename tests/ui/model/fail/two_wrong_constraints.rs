use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(min_length = 1)]
    count: u32,
    #[field(ge = 1)]
    name: String,
}

fn main() {}
