use ferrapi::prelude::*;

#[dependency]
fn check_key() {}

#[get("/items")]
#[depends(check_key)]
async fn read() -> u32 {
    1
}

fn main() {}
