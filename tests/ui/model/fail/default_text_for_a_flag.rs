use ferrapi::prelude::*;

#[model]
struct A {
    #[field(default = "true")]
    a: bool,
}

fn main() {}
