use ferrapi::prelude::*;

#[model]
enum Color {
    Red = "red",
    Blue,
}

fn main() {}
