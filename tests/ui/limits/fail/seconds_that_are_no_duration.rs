use ferrapi::Router;
use ferrapi::prelude::*;
fn main() {
    drop(Router::new("/x").timeout(5));
}
