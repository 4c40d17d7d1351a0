use ferrapi::Sse;
use ferrapi::prelude::*;
struct Tick;
#[get("/x")]
async fn x() -> Sse<Tick> {
    todo!()
}

fn main() {}
