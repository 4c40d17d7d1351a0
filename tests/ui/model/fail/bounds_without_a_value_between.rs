use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(ge = 10, le = 1)]
    count: u32,
}

fn main() {}
