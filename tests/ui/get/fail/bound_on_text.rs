use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(ge = 1)] name: String) -> String {
    name
}

fn main() {}
