use ferrapi::prelude::*;
use ferrapi::{Request, Response};
async fn timed(_request: Request) -> Response {
    Response::new("x".into())
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
