use ferrapi::prelude::*;

mod items {
    pub async fn read() {}
}

fn list() -> ferrapi::Routes {
    routes![items::read]
}

fn main() {}
