use ferrapi::prelude::*;

enum Failure {
    Gone,
}

#[get("/items")]
async fn read() -> Result<u32, Failure> {
    Err(Failure::Gone)
}

fn main() {}
