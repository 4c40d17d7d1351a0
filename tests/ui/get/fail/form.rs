use ferrapi::prelude::*;

#[post("/items")]
async fn create(#[form] name: String) -> String {
    name
}

fn main() {}
