#![allow(unused)]

use ferrapi::prelude::*;

struct User;

#[get("/items")]
async fn read(#[depends(User)] user: User) {}

fn main() {}
