use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
async fn timed(next: Next, request: Request) -> Response {
    next.run(request).await
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
