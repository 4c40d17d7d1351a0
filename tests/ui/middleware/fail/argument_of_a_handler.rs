use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
struct Db;
async fn timed(_db: State<Db>, request: Request, next: Next) -> Response {
    next.run(request).await
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
