#[security(oauth2_authorization_code(authorization_url = "/authorize", token_url = "/token"), name = "code")]
struct AccessToken(SecretString);
