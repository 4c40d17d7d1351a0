use ferrapi::prelude::*;

#[derive(ApiError)]
#[error(status = 404)]
enum Failure {
    #[error(status = 404)]
    Gone,
}

fn main() {}
