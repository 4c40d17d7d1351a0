use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(default, default_factory = Vec::new)]
    tags: Vec<String>,
}

fn main() {}
