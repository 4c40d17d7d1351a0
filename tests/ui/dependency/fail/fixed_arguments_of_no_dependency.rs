use ferrapi::prelude::*;

struct Role(u32);

#[dependency]
fn user(#[depends(Role(1))] role: Role) -> u32 {
    role.0
}

fn main() {}
