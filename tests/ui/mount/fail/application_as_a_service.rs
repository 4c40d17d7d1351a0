use ferrapi::prelude::*;

fn main() {
    let sub = App::new("Sub");
    drop(App::new("Items").mount_service("/sub", sub));
}
