use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me" = 1)))]
struct AccessToken(String);

fn main() {}
