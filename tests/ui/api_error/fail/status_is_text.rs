use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = "404", detail = "gone")]
    Gone,
}

fn main() {}
