use ferrapi::prelude::*;

struct Item;

#[model]
impl Item {}

fn main() {}
