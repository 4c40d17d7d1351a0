use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[Query] name: String) -> String {
    name
}

fn main() {}
