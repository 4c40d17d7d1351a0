use ferrapi::prelude::*;

#[model]
struct Item {
    #[validate(length(min = 1))]
    name: String,
}

fn main() {}
