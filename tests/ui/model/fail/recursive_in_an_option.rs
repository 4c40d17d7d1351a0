use ferrapi::prelude::*;

#[model]
struct A {
    a: Option<A>,
}

fn main() {}
