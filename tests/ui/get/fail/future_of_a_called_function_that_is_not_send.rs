use ferrapi::prelude::*;

struct NotSend(*const u8);
async fn work() -> u32 {
    let a = NotSend(std::ptr::null());
    std::future::ready(()).await;
    drop(a);
    5
}
#[get("/x")]
async fn x() -> u32 {
    work().await
}

fn main() {}
