use ferrapi::prelude::*;

struct Id;

#[derive(ApiError)]
enum Failure {
    #[error(status = 404, detail = "Item {id} not found")]
    Gone { id: Id },
}

fn main() {}
