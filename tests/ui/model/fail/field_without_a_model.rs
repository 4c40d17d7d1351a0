#![allow(unused)]

use ferrapi::prelude::*;

struct Item {
    #[field(ge = 1)]
    count: u32,
}

fn main() {}
