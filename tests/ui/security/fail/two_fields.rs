use ferrapi::prelude::*;

#[security(http_bearer)]
struct AccessToken(String, String);

fn main() {}
