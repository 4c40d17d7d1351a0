#[security(http_bearer(format = "JWT"), optional, description = "A token, if there is one.")]
#[derive(Debug)]
struct Token(Option<HttpCredentials>);
