use ferrapi::prelude::*;

#[model]
struct A {
    #[field(default = ["x"])]
    a: Vec<u32>,
}

fn main() {}
