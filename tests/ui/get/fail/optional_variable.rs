use ferrapi::prelude::*;

#[get("/items/<id?>")]
async fn read(id: Option<u32>) -> Option<u32> {
    id
}

fn main() {}
