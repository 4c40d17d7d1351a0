use ferrapi::prelude::*;

#[security(oauth2_password(token_ulr = "token"))]
struct AccessToken(String);

fn main() {}
