use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(ge = 1)]
    name: Option<String>,
}

fn main() {}
