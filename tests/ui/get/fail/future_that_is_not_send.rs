use std::rc::Rc;

use ferrapi::prelude::*;

async fn wait() {}

#[get("/items")]
async fn read() -> u32 {
    let count = Rc::new(1);
    wait().await;
    *count
}

fn main() {}
