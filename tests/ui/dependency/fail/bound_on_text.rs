use ferrapi::prelude::*;

#[dependency]
fn page(#[query(le = 10)] name: String) -> String {
    name
}

fn main() {}
