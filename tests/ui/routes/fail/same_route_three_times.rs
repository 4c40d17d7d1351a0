use ferrapi::prelude::*;

#[get("/items")]
async fn one() {}
#[get("/items")]
async fn two() {}
#[get("/items")]
async fn three() {}

fn list() -> ferrapi::Routes {
    routes![one, two, three]
}

fn main() {}
