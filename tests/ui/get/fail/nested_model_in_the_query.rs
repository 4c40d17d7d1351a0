use ferrapi::prelude::*;

#[model]
struct Range {
    from: u32,
}

#[model]
struct Filter {
    range: Range,
}

#[get("/items")]
async fn read(#[query] filter: Filter) -> u32 {
    filter.range.from
}

fn main() {}
