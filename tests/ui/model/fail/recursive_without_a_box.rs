use ferrapi::prelude::*;

#[model]
struct Tree {
    left: Option<Tree>,
}

fn main() {}
