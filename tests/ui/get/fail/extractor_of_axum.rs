use ferrapi::prelude::*;

#[get("/items/<id>")]
async fn read(Path(id): Path<u32>) -> u32 {
    id
}

fn main() {}
