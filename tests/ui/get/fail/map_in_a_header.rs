use std::collections::HashMap;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[header] options: HashMap<String, String>) -> usize {
    options.len()
}

fn main() {}
