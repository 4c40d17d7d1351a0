use ferrapi::prelude::*;

#[get("/x")]
async fn x(#[query(required)] q: Option<u32>) -> Option<u32> {
    q
}

fn main() {}
