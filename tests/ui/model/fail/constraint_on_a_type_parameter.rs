use ferrapi::prelude::*;

#[model]
struct Page<T> {
    #[field(ge = 1)]
    item: T,
}

fn main() {}
