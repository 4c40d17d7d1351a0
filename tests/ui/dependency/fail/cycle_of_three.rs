use ferrapi::prelude::*;

#[dependency]
fn one(#[depends(two)] two: u32) -> u32 {
    two
}

#[dependency]
fn two(#[depends(three)] three: u32) -> u32 {
    three
}

#[dependency]
fn three(#[depends(one)] one: u32) -> u32 {
    one
}

fn main() {}
