use ferrapi::prelude::*;

fn main() {
    let _app = App::new("Items").error_handler(async |error: HttpError, _head: &RequestHead| error);
}
