use ferrapi::prelude::*;

struct Filter;

#[dependency]
fn page(filter: Filter) -> u32 {
    drop(filter);
    1
}

fn main() {}
