use ferrapi::prelude::*;

#[get("/items/<id: u32>")]
async fn read(id: u32) -> u32 {
    id
}

fn main() {}
