use ferrapi::prelude::*;

#[dependency]
struct Page<'a> {
    name: &'a str,
}

fn main() {}
