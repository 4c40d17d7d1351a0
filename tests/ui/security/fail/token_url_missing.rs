use ferrapi::prelude::*;

#[security(oauth2_password)]
struct AccessToken(String);

fn main() {}
