use ferrapi::prelude::*;

#[security(http_bearer, http_bearer)]
struct AccessToken(String);

fn main() {}
