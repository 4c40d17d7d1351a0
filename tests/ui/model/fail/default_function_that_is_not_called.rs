use ferrapi::prelude::*;

fn five() -> u32 {
    5
}
#[model]
struct A {
    #[field(default = five)]
    a: u32,
}

fn main() {}
