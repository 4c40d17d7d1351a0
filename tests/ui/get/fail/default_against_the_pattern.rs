use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(pattern = "^[a-z]+$", default = "A")] name: String) -> String {
    name
}

fn main() {}
