use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[quary] name: String) -> String {
    name
}

fn main() {}
