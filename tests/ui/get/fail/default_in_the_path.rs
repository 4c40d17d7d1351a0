use ferrapi::prelude::*;

#[get("/items/<id>")]
async fn read(#[path(default = 1)] id: u32) -> u32 {
    id
}

fn main() {}
