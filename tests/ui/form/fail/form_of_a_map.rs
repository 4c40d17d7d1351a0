use std::collections::HashMap;

use ferrapi::prelude::*;

#[post("/forms")]
async fn create(#[form] fields: HashMap<String, String>) -> usize {
    fields.len()
}

fn main() {}
