use ferrapi::prelude::*;

struct Items;

#[get("/items")]
impl Items {}

fn main() {}
