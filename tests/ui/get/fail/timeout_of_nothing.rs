use ferrapi::prelude::*;

#[post("/items", timeout = 0, body_timeout = -1)]
async fn items(name: String) -> String {
    name
}

fn main() {}
