use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(ge = 1)]
    #[field(le = 9)]
    count: u32,
}

fn main() {}
