use ferrapi::prelude::*;

struct S;
#[get("/x")]
async fn x() -> &'static S {
    &S
}

fn main() {}
