use ferrapi::prelude::*;

struct Inner;
#[model]
struct Page<T> {
    items: Vec<T>,
}
#[get("/x")]
async fn x() -> Page<Inner> {
    todo!()
}

fn main() {}
