use ferrapi::prelude::*;

#[get("/items/{id}", staus = 201)]
async fn read(#[query(ge = 2, le = 1)] id: u32) -> u32 {
    id
}

fn list() -> ferrapi::Routes {
    routes![read]
}

fn main() {}
