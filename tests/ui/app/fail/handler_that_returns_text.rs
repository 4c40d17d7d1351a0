use ferrapi::prelude::*;

fn main() {
    let app = App::new("Shop").error_handler(|error: HttpError, _| error.to_string());
    drop(app);
}
