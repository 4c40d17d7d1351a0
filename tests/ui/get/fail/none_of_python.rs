use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(None, min_length = 3)] q: Option<String>) -> Option<String> {
    q
}

fn main() {}
