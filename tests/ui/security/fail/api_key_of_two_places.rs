use ferrapi::prelude::*;

#[security(api_key(header = "x-key", cookie = "sid"))]
struct AccessToken(String);

fn main() {}
