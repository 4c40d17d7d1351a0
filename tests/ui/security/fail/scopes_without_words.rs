use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me", "items")))]
struct AccessToken(String);

fn main() {}
