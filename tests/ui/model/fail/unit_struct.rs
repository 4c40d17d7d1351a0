use ferrapi::prelude::*;

#[model]
struct Nothing;

fn main() {}
