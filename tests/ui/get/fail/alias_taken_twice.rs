use ferrapi::prelude::*;

#[get("/items")]
async fn read(#[query(alias = "q")] name: String, #[query(alias = "q")] text: String) -> String {
    name + &text
}

fn main() {}
