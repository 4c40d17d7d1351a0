use ferrapi::prelude::*;

#[security(api_key(name = "x-key"))]
struct AccessToken(String);

fn main() {}
