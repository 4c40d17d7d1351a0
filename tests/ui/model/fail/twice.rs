use ferrapi::prelude::*;

#[model]
#[model]
struct A {
    a: u32,
}

fn main() {}
