use ferrapi::prelude::*;

#[model]
struct Item {
    #[serde(flatten)]
    count: u32,
}

fn main() {}
