use ferrapi::middleware::Timeout;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("x").layer(Timeout::new(5)));
}
