#![allow(unused)]

use ferrapi::prelude::*;

struct Items;

#[get("/items")]
async fn read(items: &State<Items>) {}

fn main() {}
