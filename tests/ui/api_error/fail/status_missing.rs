use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(detail = "gone")]
    Gone,
}

fn main() {}
