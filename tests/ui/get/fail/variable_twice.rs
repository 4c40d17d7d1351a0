use ferrapi::prelude::*;

#[get("/items/<id>/<id>")]
async fn read(id: u32) -> u32 {
    id
}

fn main() {}
