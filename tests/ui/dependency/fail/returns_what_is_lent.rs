use ferrapi::prelude::*;

#[dependency]
fn path(head: &RequestHead) -> &str {
    head.path()
}

fn main() {}
