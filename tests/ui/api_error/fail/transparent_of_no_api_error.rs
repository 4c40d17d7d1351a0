use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(transparent)]
    Io(std::io::Error),
}

fn main() {}
