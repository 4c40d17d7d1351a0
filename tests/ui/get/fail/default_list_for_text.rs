use ferrapi::prelude::*;

#[get("/items")]
async fn list(#[query(default = ["x"])] a: String) -> String {
    a
}

fn main() {}
