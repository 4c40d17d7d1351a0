use ferrapi::prelude::*;

struct Inner;
#[model(untagged)]
enum A {
    One(Inner),
    Two(u32),
}
#[get("/x")]
async fn x() -> A {
    todo!()
}

fn main() {}
