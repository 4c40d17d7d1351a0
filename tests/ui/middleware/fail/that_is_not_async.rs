use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
fn timed(_request: Request, _next: Next) -> Response {
    Response::new("x".into())
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
