use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(min_lenght = 1)] name: String) -> String {
    name
}

fn main() {}
