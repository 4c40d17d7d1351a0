use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(default = 1)]
    #[serde(default)]
    count: u32,
}

fn main() {}
