use ferrapi::prelude::*;

fn require_role(role: u32) -> u32 {
    role
}

#[get("/")]
async fn read(#[depends(require_role(1))] role: u32) -> u32 {
    role
}

fn main() {}
