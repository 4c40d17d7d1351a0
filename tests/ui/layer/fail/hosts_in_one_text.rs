use ferrapi::middleware::TrustedHosts;
use ferrapi::prelude::*;
fn main() {
    drop(App::new("x").layer(TrustedHosts::new("x")));
}
