use ferrapi::prelude::*;

#[get("/items")]
async fn read() {}

fn list() -> ferrapi::Routes {
    routes!["/items" => read]
}

fn main() {}
