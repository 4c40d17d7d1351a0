use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[header(alias = "x token")] token: String) -> String {
    token
}

fn main() {}
