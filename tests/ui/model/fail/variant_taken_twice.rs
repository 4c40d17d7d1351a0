use ferrapi::prelude::*;

#[model]
enum Order {
    Up,
    #[serde(rename = "Up")]
    Down,
}

fn main() {}
