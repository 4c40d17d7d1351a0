use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(ge = 1, default = 0)]
    count: u32,
}

fn main() {}
