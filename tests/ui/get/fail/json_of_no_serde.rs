#![allow(unused)]

use ferrapi::prelude::*;

struct NewItem;

#[post("/items")]
async fn create(item: Json<NewItem>) {}

fn main() {}
