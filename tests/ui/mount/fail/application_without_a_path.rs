use ferrapi::prelude::*;

fn main() {
    drop(App::new("Items").mount_app(App::new("Sub")));
}
