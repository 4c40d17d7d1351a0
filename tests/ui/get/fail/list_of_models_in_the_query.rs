use ferrapi::prelude::*;

#[model]
struct A {
    a: u32,
}
#[get("/x")]
async fn x(#[query] a: Vec<A>) -> usize {
    a.len()
}

fn main() {}
