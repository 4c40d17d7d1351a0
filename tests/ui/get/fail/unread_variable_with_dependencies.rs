use ferrapi::prelude::*;

#[dependency]
fn user(user_id: u32) -> u32 {
    user_id
}

#[get("/users/<user_id>/items/<item_id>")]
async fn read(#[depends(user)] user: u32) -> u32 {
    user
}

fn main() {}
