#![allow(unused)]

use ferrapi::prelude::*;

#[get("/items")]
async fn read(head: ResponseHead) {}

fn main() {}
