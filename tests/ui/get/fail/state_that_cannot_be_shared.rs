#![allow(unused)]

use std::rc::Rc;

use ferrapi::prelude::*;

#[get("/items")]
async fn read(items: State<Rc<u32>>) {}

fn main() {}
