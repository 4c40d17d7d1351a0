use ferrapi::prelude::*;

#[security(http_bearer, optional)]
struct AccessToken(String);

fn main() {}
