use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32, user: String) -> bool {
    role > 0 && user.is_empty()
}

#[dependency]
fn admin(#[depends(require_role(1, "admin"))] role: bool) -> bool {
    role
}

#[get("/")]
async fn read(#[depends(admin)] admin: bool) -> bool {
    admin
}

fn main() {}
