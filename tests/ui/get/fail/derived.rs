use ferrapi::prelude::*;

#[derive(get)]
struct X;

fn main() {}
