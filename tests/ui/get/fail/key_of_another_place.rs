use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(embed)] name: String) -> String {
    name
}

fn main() {}
