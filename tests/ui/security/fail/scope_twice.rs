use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "me" = "Write me.")))]
struct AccessToken(String);

fn main() {}
