use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, detail = "gone")]
    Gone,
    Broken,
}

fn main() {}
