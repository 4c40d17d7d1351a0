use ferrapi::prelude::*;

#[dependency]
fn user() -> &str {
    "user"
}

fn main() {}
