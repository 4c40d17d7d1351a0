#![allow(unused)]

use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[cfg(unix)] name: String) {}

fn main() {}
