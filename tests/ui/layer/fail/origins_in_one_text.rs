use ferrapi::middleware::Cors;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("x").layer(Cors::new().allow_origins("*")));
}
