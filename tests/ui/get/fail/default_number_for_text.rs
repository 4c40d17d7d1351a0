use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(default = 10)] name: String) -> String {
    name
}

fn main() {}
