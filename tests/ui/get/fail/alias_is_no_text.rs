use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(alias = name)] name: String) -> String {
    name
}

fn main() {}
