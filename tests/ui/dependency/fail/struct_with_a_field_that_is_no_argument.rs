use ferrapi::prelude::*;

struct Filter;

#[dependency]
struct Page {
    filter: Filter,
}

fn main() {}
