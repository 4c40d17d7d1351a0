use ferrapi::prelude::*;

#[security(oauth2_authorization_code(token_url = "token"))]
struct AccessToken(String);

fn main() {}
