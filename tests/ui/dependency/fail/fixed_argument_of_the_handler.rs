use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32) -> u32 {
    role
}

#[get("/<role>")]
async fn read(role: u32, #[depends(require_role(role))] required: u32) -> u32 {
    role + required
}

fn main() {}
