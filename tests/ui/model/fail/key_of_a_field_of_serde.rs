use ferrapi::prelude::*;

#[model]
struct Inner {
    a: u32,
}

#[model]
struct Outer {
    #[field(flatten)]
    inner: Inner,
}

fn main() {}
