use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32) -> bool {
    role > 0
}

fn main() {
    App::new("App").dependencies(depends![require_role()]).run();
}
