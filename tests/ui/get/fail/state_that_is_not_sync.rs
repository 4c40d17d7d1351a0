#![allow(unused)]

use std::cell::RefCell;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(items: State<RefCell<u32>>) {}

fn main() {}
