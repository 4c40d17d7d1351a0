use ferrapi::prelude::*;

#[model]
enum Order {
    Up,
    #[serde(other)]
    Unknown,
}

fn main() {}
