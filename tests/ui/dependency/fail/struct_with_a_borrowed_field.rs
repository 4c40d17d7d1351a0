use ferrapi::prelude::*;

#[dependency]
struct Page {
    name: &'static str,
    order: &str,
}

fn main() {}
