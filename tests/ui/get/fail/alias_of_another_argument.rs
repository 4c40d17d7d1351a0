use ferrapi::prelude::*;

#[get("/items")]
async fn read(q: String, #[query(alias = "q")] text: String) -> String {
    q + &text
}

fn main() {}
