use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 401, headers("www authenticate" = "Bearer"))]
    Anonymous,
}

fn main() {}
