use std::rc::Rc;

use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: Rc<u32>) -> bool {
    *role > 0
}

fn main() {}
