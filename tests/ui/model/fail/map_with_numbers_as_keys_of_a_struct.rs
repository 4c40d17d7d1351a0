use std::collections::HashMap;

use ferrapi::prelude::*;

#[model]
#[derive(PartialEq, Eq, Hash)]
struct Key {
    id: u32,
}

#[model]
struct Item {
    prices: HashMap<Key, u32>,
}

fn main() {}
