use ferrapi::prelude::*;

#[get("/x")]
mod x {}

fn main() {}
