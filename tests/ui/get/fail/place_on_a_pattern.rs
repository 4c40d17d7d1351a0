use ferrapi::prelude::*;

#[model]
struct Page {
    from: u32,
}

#[get("/items")]
async fn read(#[query] Page { from }: Page) -> u32 {
    from
}

fn main() {}
