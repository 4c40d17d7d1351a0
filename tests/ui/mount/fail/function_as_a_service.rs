use ferrapi::prelude::*;
use ferrapi::{Request, Response};
async fn serve(_: Request) -> Response {
    Response::new("x".into())
}
fn main() {
    drop(App::new("Items").mount_service("/sub", serve));
}
