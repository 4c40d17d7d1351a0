use ferrapi::prelude::*;

#[model("Item")]
struct Item {
    count: u32,
}

fn main() {}
