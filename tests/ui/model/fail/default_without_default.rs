use ferrapi::prelude::*;

#[model]
enum Order {
    Up,
    Down,
}

#[model]
struct Item {
    #[field(default)]
    order: Order,
}

fn main() {}
