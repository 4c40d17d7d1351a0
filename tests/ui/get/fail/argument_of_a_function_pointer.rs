use ferrapi::prelude::*;

#[get("/x")]
async fn x(f: fn(u32) -> u32) -> u32 {
    f(5)
}

fn main() {}
