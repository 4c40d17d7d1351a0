use ferrapi::prelude::*;

#[dependency]
struct Page<T> {
    from: T,
}

fn main() {}
