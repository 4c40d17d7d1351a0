use ferrapi::prelude::*;

#[dependency]
fn page(name: &str) -> usize {
    name.len()
}

fn main() {}
