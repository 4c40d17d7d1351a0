use ferrapi::prelude::*;

#[security(api_key(header = KEY))]
struct AccessToken(String);

fn main() {}
