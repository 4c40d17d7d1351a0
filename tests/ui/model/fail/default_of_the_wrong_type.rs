use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(default = "one")]
    count: u32,
}

fn main() {}
