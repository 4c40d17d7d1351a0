use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(..., min_length = 3)] q: String) -> String {
    q
}

fn main() {}
