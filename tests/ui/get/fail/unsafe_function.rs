use ferrapi::prelude::*;

#[get("/items")]
unsafe fn read() {}

fn main() {}
