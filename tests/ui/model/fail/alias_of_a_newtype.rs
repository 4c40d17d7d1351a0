use ferrapi::prelude::*;

#[model]
struct ItemId(#[field(alias = "id")] u32);

fn main() {}
