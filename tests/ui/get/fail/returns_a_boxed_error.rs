use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> Result<u32, Box<dyn std::error::Error>> {
    Ok(1)
}

fn main() {}
