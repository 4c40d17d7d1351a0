use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, details = "gone")]
    Gone,
}

fn main() {}
