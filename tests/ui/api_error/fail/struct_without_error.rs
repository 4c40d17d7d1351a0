use ferrapi::prelude::*;

#[derive(ApiError)]
struct Gone;

fn main() {}
