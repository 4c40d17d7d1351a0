use ferrapi::prelude::*;

#[model(ge = 1)]
struct ItemId(u32);

fn main() {}
