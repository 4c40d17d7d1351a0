use std::rc::Rc;

use ferrapi::prelude::*;

#[get("/items")]
fn read() -> Rc<u32> {
    Rc::new(1)
}

fn main() {}
