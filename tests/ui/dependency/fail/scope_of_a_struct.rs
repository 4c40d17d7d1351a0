use ferrapi::prelude::*;

#[dependency(scope = "function")]
struct Page {
    size: u32,
}

fn main() {}
