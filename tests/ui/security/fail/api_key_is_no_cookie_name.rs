use ferrapi::prelude::*;

#[security(api_key(cookie = "a;b"))]
struct AccessToken(String);

fn main() {}
