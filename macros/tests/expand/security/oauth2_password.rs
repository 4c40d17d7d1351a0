/// Log in at `/token`.
#[security(oauth2_password(token_url = "token", refresh_url = "refresh", scopes("me" = "Read me.", ITEMS = "Read items.")))]
#[derive(Clone, Debug)]
pub struct AccessToken(String);
