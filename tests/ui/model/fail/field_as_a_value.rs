use ferrapi::prelude::*;

#[model]
struct Item {
    #[field = 1]
    count: u32,
}

fn main() {}
