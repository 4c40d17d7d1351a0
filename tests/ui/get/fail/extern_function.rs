use ferrapi::prelude::*;

#[get("/items")]
extern "C" fn read() {}

fn main() {}
