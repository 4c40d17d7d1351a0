use ferrapi::prelude::*;

#[dependency]
fn page(#[query(default = 0)] skip: u32) -> u32 {
    skip
}

#[get("/items")]
async fn items(#[depends(page, scopes("items"))] skip: u32) -> u32 {
    skip
}

fn main() {}
