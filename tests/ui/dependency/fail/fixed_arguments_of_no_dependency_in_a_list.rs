use ferrapi::prelude::*;

struct Role(u32);

fn main() {
    App::new("App").dependencies(depends![Role(2)]).run();
}
