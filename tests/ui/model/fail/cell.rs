use ferrapi::prelude::*;
use std::cell::RefCell;
#[model]
struct A {
    a: RefCell<u32>,
}
#[get("/x")]
async fn x() -> A {
    todo!()
}

fn main() {}
