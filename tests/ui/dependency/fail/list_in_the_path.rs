use ferrapi::prelude::*;

#[dependency]
fn page(#[path] ids: Vec<u32>) -> usize {
    ids.len()
}

fn main() {}
