use ferrapi::prelude::*;

#[security(http_barer)]
struct AccessToken(String);

#[dependency]
fn user(token: AccessToken) -> String {
    token.0
}

#[get("/me", depends(AccessToken))]
async fn me(#[depends(user)] user: String, token: AccessToken) -> String {
    user + &token.0
}

fn main() {}
