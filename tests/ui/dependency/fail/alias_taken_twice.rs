use ferrapi::prelude::*;

#[dependency]
fn page(#[query(alias = "q")] name: String, #[query(alias = "q")] text: String) -> String {
    name + &text
}

fn main() {}
