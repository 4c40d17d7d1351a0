use std::collections::HashMap;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query] filter: HashMap<String, String>) -> usize {
    filter.len()
}

fn main() {}
