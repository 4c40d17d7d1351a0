use ferrapi::prelude::*;

#[get("/x")]
async fn x<const N: usize>() -> usize {
    N
}

fn main() {}
