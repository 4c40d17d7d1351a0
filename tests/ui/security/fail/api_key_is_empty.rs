use ferrapi::prelude::*;

#[security(api_key(query = ""))]
struct AccessToken(String);

fn main() {}
