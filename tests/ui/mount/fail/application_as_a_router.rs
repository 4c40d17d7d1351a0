use ferrapi::prelude::*;

fn main() {
    drop(App::new("Items").mount(App::new("Sub")));
}
