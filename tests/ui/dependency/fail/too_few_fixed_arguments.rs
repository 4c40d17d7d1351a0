use ferrapi::prelude::*;

#[dependency]
fn between(n: u32, #[fixed] low: u32, #[fixed] high: u32) -> bool {
    (low..high).contains(&n)
}

#[get("/", depends(between(1)))]
async fn read() {}

fn main() {}
