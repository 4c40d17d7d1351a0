use std::rc::Rc;

use ferrapi::prelude::*;

#[model]
struct Item {
    name: Rc<String>,
}

fn main() {}
