use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(stats = 404)]
    Gone,
}

#[get("/items")]
async fn read() -> Result<u32, Failure> {
    Err(Failure::Gone)
}

fn main() {}
