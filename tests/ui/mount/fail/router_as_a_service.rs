use ferrapi::Router;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("Items").mount_service("/sub", Router::new("/x")));
}
