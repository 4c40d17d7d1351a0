use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(pattern = "^[a-z")] name: String) -> String {
    name
}

fn main() {}
