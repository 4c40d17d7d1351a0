use ferrapi::prelude::*;

fn main() {
    let _app = App::new("Items").webhooks(Router::new("/hooks"));
}
