use ferrapi::prelude::*;
async fn timed(request: axum::extract::Request, next: axum::middleware::Next) -> axum::response::Response {
    next.run(request).await
}
fn main() {
    drop(App::new("Items").layer(axum::middleware::from_fn(timed)));
}
