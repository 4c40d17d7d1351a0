use ferrapi::prelude::*;

#[dependency]
fn user() -> impl Clone {
    1
}

fn main() {}
