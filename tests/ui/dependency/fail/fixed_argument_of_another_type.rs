use ferrapi::prelude::*;

#[dependency]
fn require_role(#[fixed] role: u32, #[fixed] realm: &'static str) -> bool {
    role > 0 && realm.is_empty()
}

#[get("/")]
async fn read(#[depends(require_role("admin", "realm"))] role: bool) -> bool {
    role
}

fn main() {}
