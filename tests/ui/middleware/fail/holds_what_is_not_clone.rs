use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
struct NotClone(String);
fn main() {
    let name = NotClone("x".into());
    drop(App::new("Items").middleware(async move |request: Request, next: Next| -> Response {
        drop(name);
        next.run(request).await
    }));
}
