use ferrapi::prelude::*;

fn even(count: &u32) -> bool {
    count % 2 == 0
}

#[model]
struct Item {
    #[field(check = even)]
    count: u32,
}

fn main() {}
