use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes(1 = "One.")))]
struct AccessToken(String);

fn main() {}
