use ferrapi::prelude::*;

#[get("/")]
#[dependency]
async fn read() -> u32 {
    1
}

fn main() {}
