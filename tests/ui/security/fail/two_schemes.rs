use ferrapi::prelude::*;

#[security(http_bearer, api_key(header = "x-key"))]
struct AccessToken(String);

fn main() {}
