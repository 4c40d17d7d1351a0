use ferrapi::prelude::*;

#[model]
trait A {}

fn main() {}
