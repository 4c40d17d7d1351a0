use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(transparent, status = 404)]
    Other(HttpError),
}

fn main() {}
