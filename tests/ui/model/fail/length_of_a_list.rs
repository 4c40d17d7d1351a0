use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(max_length = 20)]
    tags: Vec<String>,
}

fn main() {}
