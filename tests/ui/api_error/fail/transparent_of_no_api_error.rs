use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(transparent)]
    Text(std::fmt::Error),
}

fn main() {}
