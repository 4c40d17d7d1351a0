use ferrapi::prelude::*;

#[model]
enum Color {
    #[field(alias = "red")]
    Red,
    Blue,
}

fn main() {}
