use ferrapi::prelude::*;
use ferrapi::{Next, Request};
async fn timed(_request: Request, _next: Next) -> u32 {
    5
}
fn main() {
    drop(App::new("Items").middleware(timed));
}
