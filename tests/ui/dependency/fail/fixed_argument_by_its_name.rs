use ferrapi::prelude::*;

#[dependency]
fn at_least(#[fixed] least: u32) -> u32 {
    least
}

#[get("/items")]
async fn read(#[depends(at_least(least = 1))] least: u32) -> u32 {
    least
}

fn main() {}
