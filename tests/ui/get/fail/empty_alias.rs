use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(alias = "")] name: String) -> String {
    name
}

fn main() {}
