use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("read items" = "Read items.")))]
struct AccessToken(String);

fn main() {}
