use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, detail = "Item id} not found")]
    Gone { id: u32 },
}

fn main() {}
