use ferrapi::prelude::*;

#[dependency]
struct Page {
    skip: u32,
}

#[get("/items")]
async fn read(page: Option<Page>) -> u32 {
    1
}

fn main() {}
