use ferrapi::prelude::*;

#[get("/items")]
async fn read() {}

async fn find() {}

fn list() -> ferrapi::Routes {
    routes![read, find]
}

fn main() {}
