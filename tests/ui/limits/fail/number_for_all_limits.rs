use ferrapi::prelude::*;

fn main() {
    drop(App::new("x").limits(5));
}
