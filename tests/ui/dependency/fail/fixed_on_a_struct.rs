use ferrapi::prelude::*;

#[dependency]
struct Page {
    #[fixed]
    size: u32,
}

fn main() {}
