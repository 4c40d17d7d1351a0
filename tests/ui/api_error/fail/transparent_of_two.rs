use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(transparent)]
    Both(HttpError, HttpError),
}

fn main() {}
