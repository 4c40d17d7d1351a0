use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 200, detail = "gone")]
    Gone,
}

fn main() {}
