use ferrapi::prelude::*;

async fn read() -> u32 {
    1
}

fn list() -> ferrapi::Routes {
    routes![read]
}

fn main() {}
