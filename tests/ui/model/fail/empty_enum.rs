use ferrapi::prelude::*;

#[model]
enum Never {}

fn main() {}
