use ferrapi::prelude::*;

#[model(strict)]
enum Order {
    Up,
    Down,
}

fn main() {}
