use ferrapi::prelude::*;

#[get("/items", depends(role("admin")))]
async fn read() {}

fn main() {}
