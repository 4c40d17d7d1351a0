use ferrapi::prelude::*;

#[get("/items/<id:[0-9]+>")]
async fn x(id: u32) -> u32 {
    id
}

fn main() {}
