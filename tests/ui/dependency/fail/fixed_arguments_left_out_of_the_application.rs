use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32) -> u32 {
    role
}

fn main() {
    App::new("App").depends::<require_role>().run();
}
