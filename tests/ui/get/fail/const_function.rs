use ferrapi::prelude::*;

#[get("/items")]
const fn read() {}

fn main() {}
