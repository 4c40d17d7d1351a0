#![allow(unused)]

use ferrapi::prelude::*;

#[get("/items")]
async fn read<'a>(name: &'a str) -> u32 {
    1
}

fn main() {}
