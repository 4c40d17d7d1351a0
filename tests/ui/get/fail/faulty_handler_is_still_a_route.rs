use ferrapi::prelude::*;

#[get("items")]
async fn read() {}

#[get("items")]
async fn list() {}

fn routes() -> ferrapi::Routes {
    routes![read, list]
}

fn main() {}
