use ferrapi::prelude::*;

#[security(OAuth2PasswordBearer(token_url = "token"))]
struct AccessToken(String);

fn main() {}
