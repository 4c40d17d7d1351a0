use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404)]
    #[error(detail = "gone")]
    Gone,
}

fn main() {}
