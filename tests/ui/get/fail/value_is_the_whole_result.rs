use ferrapi::prelude::*;

#[dependency]
fn user() -> Result<u32, HttpError> {
    Ok(1)
}

#[get("/items")]
async fn read(#[depends(user)] user: Result<u32, HttpError>) -> u32 {
    user.unwrap_or(0)
}

fn main() {}
