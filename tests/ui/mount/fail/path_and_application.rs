use ferrapi::prelude::*;

fn main() {
    drop(App::new("Items").mount("/sub", App::new("Sub")));
}
