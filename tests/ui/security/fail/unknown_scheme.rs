use ferrapi::prelude::*;

#[security(http_barer)]
struct AccessToken(String);

fn main() {}
