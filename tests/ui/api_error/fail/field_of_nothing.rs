use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, detail = "Item {id} not found")]
    Gone,
}

fn main() {}
