use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken;

fn main() {}
