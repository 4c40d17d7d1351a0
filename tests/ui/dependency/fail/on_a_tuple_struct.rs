use ferrapi::prelude::*;

#[dependency]
struct Page(u32, u32);

fn main() {}
