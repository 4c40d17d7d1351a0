use ferrapi::prelude::*;

#[get("/items")]
async fn read() {}

fn list() -> ferrapi::Routes {
    routes![[read]]
}

fn main() {}
