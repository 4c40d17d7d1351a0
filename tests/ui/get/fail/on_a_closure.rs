use ferrapi::prelude::*;

#[get("/items")]
static READ: fn() = || {};

fn main() {}
