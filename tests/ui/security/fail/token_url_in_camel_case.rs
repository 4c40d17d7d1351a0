use ferrapi::prelude::*;

#[security(oauth2_password(tokenUrl = "token"))]
struct AccessToken(String);

fn main() {}
