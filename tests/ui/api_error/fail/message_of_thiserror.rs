use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error("gone")]
    Gone,
}

fn main() {}
