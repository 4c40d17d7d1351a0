use ferrapi::prelude::*;

#[model(frozen)]
struct A {
    a: u32,
}

fn main() {}
