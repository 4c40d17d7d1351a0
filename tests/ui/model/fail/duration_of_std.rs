use ferrapi::prelude::*;

#[model]
struct A {
    at: std::time::Duration,
}

fn main() {}
