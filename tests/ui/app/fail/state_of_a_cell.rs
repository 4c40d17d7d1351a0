use ferrapi::prelude::*;

fn main() {
    drop(App::new("x").state(std::cell::RefCell::new(5)));
}
