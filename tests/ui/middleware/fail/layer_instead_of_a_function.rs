use ferrapi::middleware::Cors;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("Items").middleware(Cors::new()));
}
