use ferrapi::prelude::*;

#[dependency(blocking)]
struct Page {
    from: u32,
}

fn main() {}
