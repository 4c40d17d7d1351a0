use ferrapi::prelude::*;

#[get("/items")]
async fn read() {}
#[get("/find")]
async fn find() {}

fn list() -> ferrapi::Routes {
    routes![read find]
}

fn main() {}
