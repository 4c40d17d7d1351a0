use ferrapi::prelude::*;

struct Read;

fn list() -> ferrapi::Routes {
    routes![Read]
}

fn main() {}
