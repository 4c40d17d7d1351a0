use ferrapi::prelude::*;

#[get("/items")]
async fn read() -> Result<u32, String> {
    Ok(1)
}

fn main() {}
