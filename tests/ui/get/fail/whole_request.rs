use ferrapi::Request;
use ferrapi::prelude::*;
#[get("/x")]
async fn x(request: Request) -> String {
    request.uri().to_string()
}

fn main() {}
