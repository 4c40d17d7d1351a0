use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
struct AccessToken(String);

#[dependency]
fn user(scopes: SecurityScopes, token: AccessToken) -> String {
    scopes.scope_str() + &token.0
}

#[get("/me")]
async fn me(#[depends(user, scopes("itmes"))] user: String) -> String {
    user
}

fn main() {}
