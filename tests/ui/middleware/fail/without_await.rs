use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
async fn timed(request: Request, next: Next) -> Response {
    next.run(request)
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
