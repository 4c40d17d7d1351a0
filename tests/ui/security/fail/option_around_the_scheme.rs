use ferrapi::prelude::*;

#[security(http_bearer)]
struct T(String);
#[get("/x")]
async fn x(t: Option<T>) {}

fn main() {}
