use ferrapi::prelude::*;

#[model]
struct ItemId(#[field(min_length = 1)] u32);

fn main() {}
