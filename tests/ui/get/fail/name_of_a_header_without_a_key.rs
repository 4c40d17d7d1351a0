use ferrapi::prelude::*;

#[get("/x")]
async fn x(#[header("x-token")] token: String) -> String {
    token
}

fn main() {}
