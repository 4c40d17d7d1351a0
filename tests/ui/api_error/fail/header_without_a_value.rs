use ferrapi::prelude::*;

#[derive(ApiError)]
enum Failure {
    #[error(status = 401, headers("www-authenticate"))]
    Anonymous,
}

fn main() {}
