use ferrapi::prelude::*;

#[get("/x")]
async fn x(q: u32 = 5) -> u32 { q }

fn main() {}
