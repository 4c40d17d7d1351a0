use ferrapi::prelude::*;

#[get("/items")]
struct Read;

fn main() {}
