use ferrapi::prelude::*;

#[derive(ApiError)]
union Failure {
    gone: u32,
}

fn main() {}
