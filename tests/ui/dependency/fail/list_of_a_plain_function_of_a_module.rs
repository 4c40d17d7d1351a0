use ferrapi::prelude::*;

mod auth {
    pub fn verify() {}
}

fn main() {
    App::new("App").dependencies(depends![auth::verify]).run();
}
