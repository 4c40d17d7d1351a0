use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query = "q"] name: String) -> String {
    name
}

fn main() {}
