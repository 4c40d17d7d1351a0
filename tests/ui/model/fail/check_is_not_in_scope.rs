use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(check = even)]
    count: u32,
}

fn main() {}
