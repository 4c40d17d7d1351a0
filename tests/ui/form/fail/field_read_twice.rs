use ferrapi::prelude::*;

#[post("/forms")]
async fn create(#[form(alias = "name")] first: String, #[file] name: Bytes) -> usize {
    first.len() + name.len()
}

fn main() {}
