use ferrapi::StaticFiles;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("Items").layer(StaticFiles::new("static")));
}
