use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(gt = 0)]
    name: String,
}

fn main() {}
