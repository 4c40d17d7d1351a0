#![allow(unused)]

use ferrapi::prelude::*;

struct NewItem;

#[post("/items")]
async fn create(#[body(min_length = 1)] item: NewItem) {}

fn main() {}
