use ferrapi::prelude::*;

#[dependency]
enum User {
    Anonymous,
}

fn main() {}
