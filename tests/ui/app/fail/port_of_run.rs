use ferrapi::prelude::*;

fn main() {
    App::new("x").run("0.0.0.0", 8000);
}
