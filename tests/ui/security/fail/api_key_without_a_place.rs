use ferrapi::prelude::*;

#[security(api_key)]
struct AccessToken(String);

fn main() {}
