use ferrapi::prelude::*;

#[ApiError]
enum Failure {
    #[error(status = 404)]
    Gone,
}

fn main() {}
