use ferrapi::Router;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("Items").mount_app("/users", Router::new("")));
}
