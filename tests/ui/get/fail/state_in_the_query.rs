#![allow(unused)]

use ferrapi::prelude::*;

struct Items;

#[get("/items")]
async fn read(#[query] items: State<Items>) {}

fn main() {}
