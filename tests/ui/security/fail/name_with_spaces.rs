use ferrapi::prelude::*;

#[security(http_bearer, name = "access token")]
struct AccessToken(String);

fn main() {}
