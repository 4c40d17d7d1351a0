//! `#[security]`, with its documentation.

/// Makes a struct the credentials of a security scheme: handlers and dependencies take it by its type.
///
/// One declaration extracts, refuses and documents. A request without credentials is answered with 401, `Not
/// authenticated` and the scheme's challenge (RFC 9110 section 11.6.1) before anything is called; whether credentials
/// are right is for a dependency to say.
///
/// ```
/// use ferrapi::prelude::*;
///
/// /// Log in at `/token`.
/// #[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
/// struct AccessToken(String);
///
/// #[dependency]
/// fn user(token: AccessToken) -> Result<String, HttpError> {
///     match token.0.as_str() {
///         "secret" => Ok("ferris".to_owned()),
///         _ => Err(HttpError::unauthorized("Could not validate credentials", "Bearer")),
///     }
/// }
///
/// #[get("/me")]
/// async fn me(#[depends(user, scopes("me"))] user: String) -> String {
///     user
/// }
///
/// # fn main() {
/// let client = ferrapi::TestClient::new(App::new("Users").routes(routes![me]));
/// assert_eq!(client.get("/me").send().status(), 401);
/// assert_eq!(client.get("/me").bearer("secret").send().text(), "\"ferris\"");
/// # }
/// ```
///
/// | scheme | what the struct holds |
/// |---|---|
/// | `oauth2_password(token_url = "…")`, also `refresh_url`, `scopes("me" = "Read me.")` | `String` |
/// | `oauth2_authorization_code(authorization_url = "…", token_url = "…")`, also `refresh_url`, `scopes(…)` | `String` |
/// | `open_id_connect(url = "…")` | `String`: all of `Authorization` |
/// | `api_key(header = "x-key")`, `api_key(query = "key")`, `api_key(cookie = "sid")` | `String` |
/// | `http_bearer`, `http_bearer(format = "JWT")` | `String`, [`HttpCredentials`](crate::HttpCredentials) |
/// | `http_basic`, `http_basic(realm = "staff")` | [`BasicCredentials`](crate::BasicCredentials) |
/// | `http_digest` | `String`, [`HttpCredentials`](crate::HttpCredentials): only the scheme's word is checked |
///
/// For `String` there is also [`SecretString`](crate::SecretString), which is never printed. `Debug` of the struct never
/// prints what it holds; a derived one is replaced, so derives stand below `#[security]`.
///
/// Keys beside the scheme: `optional` lets requests without credentials through, and the struct holds an `Option`;
/// `description = "…"` (otherwise the doc comment); `name = "…"`, the scheme's name in the document (otherwise the
/// struct's).
///
/// Scopes are asked for where a dependency is used: `#[depends(user, scopes("me"))]` on an argument, `depends(user,
/// scopes("admin"))` on a route, [`depends_with_scopes`](crate::App::depends_with_scopes) on a router or the
/// application. The document lists them at the scheme, and [`SecurityScopes`](crate::SecurityScopes) tells them to
/// whoever checks them. A struct that nobody reads guards a route as `depends(AccessToken)`.
///
/// Source: [FastAPI, Security](https://fastapi.tiangolo.com/tutorial/security/).
///
/// # Errors
///
/// Compile errors: an unknown or incomplete scheme, a type that cannot hold its credentials, `optional` without
/// `Option`, a scope that nobody would check or that no scheme has.
pub use ferrapi_macros::security;
