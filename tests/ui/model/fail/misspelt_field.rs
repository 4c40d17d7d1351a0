use ferrapi::prelude::*;

#[model]
struct Item {
    #[feild(ge = 1)]
    count: u32,
}

fn main() {}
