use ferrapi::prelude::*;

#[get("/x")]
async fn x(#[header(name = "x-token")] token: String) -> String {
    token
}

fn main() {}
