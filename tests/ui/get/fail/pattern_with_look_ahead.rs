use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(pattern = "^(?=a)")] name: String) -> String {
    name
}

fn main() {}
