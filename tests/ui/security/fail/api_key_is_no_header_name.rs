use ferrapi::prelude::*;

#[security(api_key(header = "x key"))]
struct AccessToken(String);

fn main() {}
