use ferrapi::prelude::*;

fn short(text: &str) -> Result<(), &'static str> {
    if text.len() < 4 { Ok(()) } else { Err("too long") }
}

#[get("/items")]
async fn read(#[query(check = short)] name: Option<String>) -> String {
    name.unwrap_or_default()
}

fn main() {}
