use ferrapi::Extension;
use ferrapi::prelude::*;

struct RequestId(u32);

#[get("/")]
async fn index(id: Extension<RequestId>) -> u32 {
    id.0.0
}

fn main() {}
