use ferrapi::prelude::*;

#[dependency]
fn get_db() -> u32 {
    5
}
#[get("/x")]
async fn x(#[depends = get_db] a: u32) -> u32 {
    a
}

fn main() {}
