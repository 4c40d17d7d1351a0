#![allow(unused)]

use ferrapi::prelude::*;

#[model]
enum Order {
    Up,
    Down,
}

#[get("/items")]
async fn read(#[query(default)] order: Order) {}

fn main() {}
