use ferrapi::prelude::*;

#[dependency]
fn user() -> u32 {
    1
}

fn list() -> ferrapi::Routes {
    routes![user]
}

fn main() {}
