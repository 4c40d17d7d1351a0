use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
async fn timed(request: Request, next: Next) -> Result<Response, HttpError> {
    Ok(next.run(request).await)
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
