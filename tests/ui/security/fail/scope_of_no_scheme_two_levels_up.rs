use ferrapi::prelude::*;

#[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
struct AccessToken(String);

#[dependency]
fn user(scopes: SecurityScopes, token: AccessToken) -> String {
    scopes.scope_str() + &token.0
}

#[dependency]
fn active(#[depends(user, scopes("me"))] user: String) -> String {
    user
}

#[get("/me", depends(active, scopes("items", "admin")))]
async fn me() -> String {
    String::new()
}

fn main() {}
