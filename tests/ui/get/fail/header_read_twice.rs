use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[header] x_token: String, #[header(alias = "x-token")] token: String) -> String {
    x_token + &token
}

fn main() {}
