use ferrapi::Limits;
use ferrapi::prelude::*;
fn main() {
    let mut limits = Limits::default();
    limits.body = 30;
    drop(App::new("x").limits(limits));
}
