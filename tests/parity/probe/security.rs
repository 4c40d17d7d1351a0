//! Security: every scheme, scopes, and the form of a login.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[security(http_bearer, name = "HTTPBearer")]
struct Bearer(HttpCredentials);

#[get("/s/bearer")]
fn s_bearer(cred: Bearer) -> Value {
    json!({ "scheme": cred.0.scheme, "credentials": cred.0.credentials })
}

#[security(http_bearer, name = "HTTPBearer", optional)]
struct BearerIfAny(Option<String>);

#[get("/s/bearer-optional")]
fn s_bearer_opt(cred: BearerIfAny) -> Value {
    json!({ "credentials": cred.0 })
}

#[security(http_basic(realm = "probe"), name = "HTTPBasic")]
struct Basic(BasicCredentials);

#[get("/s/basic")]
fn s_basic(cred: Basic) -> Value {
    json!({ "username": cred.0.username, "password": cred.0.password })
}

#[security(http_basic, name = "HTTPBasic")]
struct PlainBasic(BasicCredentials);

#[get("/s/basic-plain")]
fn s_basic_plain(cred: PlainBasic) -> Value {
    json!({ "username": cred.0.username })
}

#[security(http_digest, name = "HTTPDigest")]
struct Digest(HttpCredentials);

#[get("/s/digest")]
fn s_digest(cred: Digest) -> Value {
    json!({ "scheme": cred.0.scheme, "credentials": cred.0.credentials })
}

#[security(api_key(header = "X-Key"), name = "APIKeyHeader")]
struct HeaderKey(String);

#[get("/s/key-header")]
fn s_key_header(k: HeaderKey) -> Value {
    json!({ "k": k.0 })
}

#[security(api_key(query = "api_key"), name = "APIKeyQuery")]
struct QueryKey(String);

#[get("/s/key-query")]
fn s_key_query(k: QueryKey) -> Value {
    json!({ "k": k.0 })
}

#[security(api_key(cookie = "sid"), name = "APIKeyCookie")]
struct CookieKey(String);

#[get("/s/key-cookie")]
fn s_key_cookie(k: CookieKey) -> Value {
    json!({ "k": k.0 })
}

#[security(open_id_connect(url = "/oidc"), name = "OpenIdConnect")]
struct OpenId(String);

#[get("/s/openid")]
fn s_openid(k: OpenId) -> Value {
    json!({ "k": k.0 })
}

#[security(
    oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")),
    name = "OAuth2PasswordBearer"
)]
struct AccessToken(String);

#[get("/s/oauth2")]
fn s_oauth2(t: AccessToken) -> Value {
    json!({ "t": t.0 })
}

#[dependency]
fn scoped(scopes: SecurityScopes, t: AccessToken) -> Value {
    json!({ "scopes": scopes.scopes(), "scope_str": scopes.scope_str(), "t": t.0 })
}

#[get("/s/scopes")]
fn s_scopes(#[depends(scoped, scopes("me", "items"))] d: Value) -> Value {
    d
}

#[post("/s/token")]
fn s_token(f: OAuth2PasswordForm) -> Value {
    let scopes: Vec<_> = f.scopes().collect();
    json!({ "u": f.username, "p": f.password, "scopes": scopes, "grant": f.grant_type, "cid": f.client_id })
}

#[post("/s/token-strict")]
fn s_token_strict(f: OAuth2PasswordFormStrict) -> Value {
    json!({ "u": f.username })
}

pub(super) fn add(app: App) -> App {
    let schemes = routes![
        s_bearer,
        s_bearer_opt,
        s_basic,
        s_basic_plain,
        s_digest,
        s_key_header,
        s_key_query,
        s_key_cookie,
        s_openid,
        s_oauth2
    ];
    app.routes(schemes).routes(routes![s_scopes, s_token, s_token_strict])
}
