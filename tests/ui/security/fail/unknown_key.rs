use ferrapi::prelude::*;

#[security(http_bearer, auto_error = false)]
struct AccessToken(String);

fn main() {}
