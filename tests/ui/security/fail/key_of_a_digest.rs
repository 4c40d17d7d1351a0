use ferrapi::prelude::*;

#[security(http_digest(realm = "staff"))]
struct AccessToken(String);

fn main() {}
