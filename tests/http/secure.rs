//! What is secure by default does not start with a route that lets everybody in.

use ferrapi::prelude::*;
use ferrapi::{App, Router, Routes, SetupFault, TestClient};

use crate::expect::expect;

#[dependency(guard)]
fn check_key(#[header] x_key: String) -> Result<String, HttpError> {
    if x_key == "good" { Ok(x_key) } else { Err(HttpError::forbidden("wrong key")) }
}

#[dependency]
fn tenant(#[depends(check_key)] key: String) -> String {
    key
}

#[get("/open")]
async fn open() {}

#[post("/open")]
async fn open_too() {}

#[get("/health", public)]
async fn health() -> &'static str {
    "fine"
}

#[get("/below")]
async fn below(#[depends(tenant)] tenant: String) -> String {
    tenant
}

#[get("/beside", depends(tenant))]
async fn beside() -> &'static str {
    "in"
}

/// These prove at compile time what is asked of all at the start.
fn guarded() -> Routes {
    routes![secured; health, below, beside]
}

fn refused(app: App) -> Vec<String> {
    let error = TestClient::try_new(app).map(|_| ()).unwrap_err();
    match error.faults() {
        [SetupFault::UnguardedRoutes { routes }] => routes.clone(),
        _ => panic!("{error}"),
    }
}

#[test]
fn routes_with_a_guard_at_any_depth_and_public_ones_are_served() {
    let client = TestClient::new(App::new("Test").secure_by_default().routes(guarded()));
    expect(client.get("/health"), 200, r#""fine""#);
    expect(client.get("/below").header("x-key", "good"), 200, r#""good""#);
    expect(client.get("/beside").header("x-key", "bad"), 403, r#"{"detail":"wrong key"}"#);
}

#[security(http_bearer)]
struct Token(String);

#[security(api_key(header = "x-key"), optional)]
struct Key(Option<String>);

#[get("/token")]
async fn token(token: Token) -> String {
    token.0
}

#[get("/key")]
async fn key(key: Key) -> Option<String> {
    key.0
}

#[test]
fn a_security_scheme_is_a_guard_unless_it_is_optional() {
    let client = TestClient::new(App::new("Test").secure_by_default().routes(routes![secured; token]));
    expect(client.get("/token").bearer("t"), 200, r#""t""#);
    assert_eq!(client.get("/token").send().status(), 401);
    let found = refused(App::new("Test").secure_by_default().routes(routes![token, key]));
    assert!(found.len() == 1 && found[0].starts_with("GET /key, `key` at "), "{found:?}");
}

#[test]
fn all_others_are_told_with_their_places() {
    let app = App::new("Test").secure_by_default().routes(guarded()).routes(routes![open]);
    let found = refused(app.mount(Router::new("/inner").routes(routes![open_too])));
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].starts_with("GET /open, `open` at ") && found[0].contains("secure.rs:"), "{found:?}");
    assert!(found[1].starts_with("POST /inner/open, `open_too` at "), "{found:?}");
}

#[test]
fn a_router_alone_may_be_secure_and_an_outer_guard_counts() {
    let secure = || Router::new("/secure").secure_by_default().routes(routes![open]);
    assert_eq!(refused(App::new("Test").mount(secure()).routes(routes![open])).len(), 1);
    TestClient::new(App::new("Test").mount(secure().depends::<tenant>()).routes(routes![open]));
    TestClient::new(App::new("Test").mount(secure()).depends::<check_key>());
    let nested = Router::new("/outer").secure_by_default().mount(Router::new("/inner").routes(routes![open]));
    assert_eq!(refused(App::new("Test").mount(nested)).len(), 1);
}

#[test]
fn a_test_may_replace_the_guard() {
    #[dependency]
    fn anybody() -> String {
        "anybody".to_owned()
    }
    let client = TestClient::new(App::new("Test").secure_by_default().routes(guarded()));
    client.replace_with::<check_key, anybody>();
    expect(client.get("/below"), 200, r#""anybody""#);
}

#[test]
fn the_fault_says_what_to_do() {
    let error = TestClient::try_new(App::new("Test").secure_by_default().routes(routes![open]));
    let text = error.map(|_| ()).unwrap_err().to_string();
    for word in ["`#[security]`", "`#[dependency(guard)]`", "`public`", "\n      GET /open, `open` at "] {
        assert!(text.contains(word), "{text}");
    }
}

fn service() -> axum::Router {
    axum::Router::new().fallback(async || "from outside")
}

#[test]
fn services_say_that_they_are_public() {
    let router = Router::new("/v1").secure_by_default().mount_service("/hidden", service());
    let app = App::new("Test")
        .mount_service("/open", service())
        .mount(router.mount_public_service("/known", service()));
    let error = TestClient::try_new(app).map(drop).unwrap_err();
    let [SetupFault::UnguardedServices { services }] = error.faults() else { panic!("{error}") };
    let [service_] = services.as_slice() else { panic!("{error}") };
    assert!(
        service_.starts_with("/v1/hidden, `Router`, mounted at ") && service_.contains("http/secure.rs:"),
        "{service_}"
    );
    assert!(
        error
            .to_string()
            .contains("write `.mount_public_service(…)` for `.mount_service(…)` where everybody may ask")
    );

    let app = App::new("Test").secure_by_default().mount_public_service("/open", service());
    assert_eq!(TestClient::new(app).get("/open/x").send().text(), "from outside");
}

#[test]
fn applications_below_are_secure_where_the_one_above_is() {
    let below = || App::new("Below").routes(routes![open, below, health]);
    let routes = refused(App::new("Test").secure_by_default().mount_app("/sub", below()));
    assert!(matches!(routes.as_slice(), [route] if route.starts_with("GET /open, `open` at ")), "{routes:?}");
    let routes = refused(App::new("Test").mount_app("/sub", below().secure_by_default()));
    assert_eq!(routes.len(), 1);
    TestClient::new(App::new("Test").mount_app("/sub", below()));
    let guarded = App::new("Below").routes(guarded()).mount_service("/s", service());
    let error = TestClient::try_new(App::new("Test").secure_by_default().mount_app("/sub", guarded))
        .map(drop)
        .unwrap_err();
    assert!(matches!(error.faults(), [SetupFault::UnguardedServices { .. }]), "{error}");
}
