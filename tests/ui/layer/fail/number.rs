use ferrapi::prelude::*;

fn main() {
    drop(App::new("Items").layer(5));
}
