use ferrapi::prelude::*;

#[model]
struct A {
    #[field(default = [])]
    a: Vec<u32>,
}

fn main() {}
