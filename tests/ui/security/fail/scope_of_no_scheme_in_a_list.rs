use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
struct AccessToken(String);

fn main() {
    let _app = App::new("Items").dependencies(depends![AccessToken, scopes("me", "itmes")]);
}
