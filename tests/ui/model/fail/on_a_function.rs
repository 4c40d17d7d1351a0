use ferrapi::prelude::*;

#[model]
fn item() {}

fn main() {}
