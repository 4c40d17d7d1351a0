#![allow(unused)]

use ferrapi::prelude::*;

struct NewItem;
struct Filter;

#[post("/items")]
async fn create(item: NewItem, filter: Filter) {}

fn main() {}
