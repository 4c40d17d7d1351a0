use ferrapi::prelude::*;

struct User;

#[dependency]
impl User {}

fn main() {}
