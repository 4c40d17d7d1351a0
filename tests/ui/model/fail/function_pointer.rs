use ferrapi::prelude::*;

#[model]
struct A {
    a: fn(),
}

fn main() {}
