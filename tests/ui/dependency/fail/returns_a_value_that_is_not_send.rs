use std::rc::Rc;

use ferrapi::prelude::*;

#[dependency]
fn user() -> Rc<u32> {
    Rc::new(1)
}

fn main() {}
