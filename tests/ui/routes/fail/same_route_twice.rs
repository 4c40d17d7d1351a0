use ferrapi::prelude::*;

#[get("/items/<id>")]
async fn read(id: u32) -> u32 {
    id
}

#[get("/items/<item_id>")]
async fn find(item_id: u32) -> u32 {
    item_id
}

fn list() -> ferrapi::Routes {
    routes![read, find]
}

fn main() {}
