use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(pattern = NAME)] name: String) -> String {
    name
}

fn main() {}
