use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(ge = 1, ge = 2)]
    count: u32,
}

fn main() {}
