use ferrapi::prelude::*;

#[model]
type A = u32;

fn main() {}
