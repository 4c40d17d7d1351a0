use ferrapi::prelude::*;

fn list() -> ferrapi::Routes {
    routes![read]
}

fn main() {}
