use ferrapi::prelude::*;
use ferrapi::{Next, Request};
fn main() {
    drop(App::new("Items").middleware(async |_request: Request, _next: Next| "x"));
}
