use ferrapi::prelude::*;

#[security(oauth2_password(token_url = 5))]
struct AccessToken(String);

fn main() {}
