use ferrapi::prelude::*;

#[model(extra = "allow")]
struct Item {
    id: u32,
    #[field(extra)]
    rest: Vec<String>,
}

fn main() {}
