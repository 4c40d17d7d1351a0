use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
async fn timed(request: Request, next: Next) -> Response {
    next.run(request).await
}
fn main() {
    drop(App::new("Items").layer(timed));
}
