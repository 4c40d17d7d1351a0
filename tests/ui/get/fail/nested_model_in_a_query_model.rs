use ferrapi::prelude::*;

#[model]
struct Range {
    from: u32,
    to: u32,
}

#[model]
struct Filter {
    text: String,
    range: Range,
}

#[get("/items")]
async fn list(#[query] filter: Filter) -> String {
    filter.text
}

fn main() {}
