use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(range(min = 1))]
    count: u32,
}

fn main() {}
