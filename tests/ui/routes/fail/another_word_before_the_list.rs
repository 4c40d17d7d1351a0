use ferrapi::prelude::*;

#[get("/")]
async fn index() {}

fn list() -> ferrapi::Routes {
    routes![guarded; index]
}

fn main() {}
