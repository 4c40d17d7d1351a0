use std::sync::Mutex;

use ferrapi::prelude::*;

async fn wait() {}

#[get("/items")]
async fn read(count: State<Mutex<u32>>) -> u32 {
    let mut count = count.lock().unwrap();
    wait().await;
    *count += 1;
    *count
}

fn main() {}
