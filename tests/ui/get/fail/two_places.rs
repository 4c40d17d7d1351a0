use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query] #[header] token: String) -> String {
    token
}

fn main() {}
