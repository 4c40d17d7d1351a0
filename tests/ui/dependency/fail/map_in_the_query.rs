use std::collections::HashMap;

use ferrapi::prelude::*;

#[dependency]
fn page(#[query] filter: HashMap<String, String>) -> usize {
    filter.len()
}

fn main() {}
