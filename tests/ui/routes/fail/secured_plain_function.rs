use ferrapi::prelude::*;

async fn index() {}

fn list() -> ferrapi::Routes {
    routes![secured; index]
}

fn main() {}
