use std::collections::BTreeMap;

use ferrapi::prelude::*;

#[model]
struct Item {
    #[field(unique_items)]
    prices: BTreeMap<String, u32>,
}

fn main() {}
