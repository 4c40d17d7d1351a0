use ferrapi::prelude::*;

#[dependency(blocking)]
async fn user() -> u32 {
    1
}

fn main() {}
