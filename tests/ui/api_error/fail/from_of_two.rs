use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 500)]
    Io(#[from] std::io::Error, u32),
}

fn main() {}
