use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 500)]
    Read(#[from] std::io::Error),
    #[error(status = 500)]
    Write(#[from] std::io::Error),
}

fn main() {}
