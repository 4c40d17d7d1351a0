use ferrapi::prelude::*;

#[model]
struct A {
    #[serde(skip)]
    a: std::rc::Rc<u32>,
}

fn main() {}
