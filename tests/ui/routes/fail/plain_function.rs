use ferrapi::prelude::*;

async fn read() {}

fn list() -> ferrapi::Routes {
    routes![read]
}

fn main() {}
