use ferrapi::prelude::*;

fn verify() {}

fn main() {
    App::new("App").dependencies(depends![verify]).run();
}
