use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
use std::rc::Rc;
async fn timed(request: Request, next: Next) -> Response {
    let held = Rc::new(5);
    let response = next.run(request).await;
    drop(held);
    response
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
