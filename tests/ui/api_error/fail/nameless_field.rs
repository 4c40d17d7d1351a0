use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, detail = "Item {} not found")]
    Gone(u32),
}

fn main() {}
