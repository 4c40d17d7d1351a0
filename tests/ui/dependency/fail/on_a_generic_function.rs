use ferrapi::prelude::*;

#[dependency]
fn page<T>(from: T) -> T {
    from
}

fn main() {}
