use ferrapi::prelude::*;

#[get("/items/<id>")]
async fn read(#[query] id: u32) -> u32 {
    id
}

fn main() {}
