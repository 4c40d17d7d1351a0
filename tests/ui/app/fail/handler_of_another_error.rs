use ferrapi::prelude::*;

fn main() {
    let app = App::new("Shop").error_handler(|_: std::io::Error, _| Json("broken"));
    drop(app);
}
