//! Scopes: what is asked for on the way down, what is shared, what the document says of it.

use std::sync::atomic::{AtomicU64, Ordering};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{HeaderValue, SetupFault, TestClient};

use crate::expect::{client, expect};

#[security(oauth2_password(token_url = "token", scopes("a" = "A.", "b" = "B.", "c" = "C.", "d" = "D.")))]
struct AccessToken(String);

#[security(api_key(header = "x-key"))]
struct Key(String);

#[dependency]
fn scopes(scopes: SecurityScopes) -> Vec<&'static str> {
    scopes.scopes().to_vec()
}

#[dependency]
fn inner(#[depends(scopes, scopes("b", "c"))] below: Vec<&'static str>, here: SecurityScopes) -> Value {
    json!({ "here": here.scopes(), "below": below })
}

#[get("/tree")]
async fn tree(
    #[depends(inner, scopes("a", "b"))] first: Value,
    #[depends(scopes)] nothing: Vec<&'static str>,
    #[depends(inner, scopes("d"))] second: Value,
    own: SecurityScopes,
) -> Value {
    json!([first, nothing, second, own.scopes(), own.scope_str(), own.challenge()])
}

/// The same, each on its copy of the request.
#[get("/together", concurrent)]
async fn together(
    #[depends(inner, scopes("a", "b"))] first: Value,
    #[depends(scopes)] nothing: Vec<&'static str>,
    #[depends(inner, scopes("d"))] second: Value,
    own: SecurityScopes,
) -> Value {
    json!([first, nothing, second, own.scopes(), own.scope_str(), own.challenge()])
}

#[test]
fn scopes_add_up_on_the_way_down_outer_ones_first_and_each_once() {
    let client = client(routes![tree, together]);
    let answer = json!([
        { "here": ["a", "b"], "below": ["a", "b", "c"] },
        [],
        { "here": ["d"], "below": ["d", "b", "c"] },
        [],
        "",
        "Bearer"
    ]);
    // Twice on one connection: nothing is left of the first.
    for _ in 0..2 {
        expect(client.get("/tree"), 200, &answer.to_string());
        expect(client.get("/together"), 200, &answer.to_string());
    }
}

#[dependency]
fn check(scopes: SecurityScopes, head: &mut ResponseHead) {
    let all = scopes.scope_str();
    head.headers_mut().append("x-asked", HeaderValue::from_str(&format!("[{all}]")).unwrap());
}

#[get("/effects", depends(check), depends(check, scopes("c")), depends(check, scopes("a", "d")))]
async fn effects() -> u8 {
    1
}

#[test]
fn scopes_of_the_application_the_router_and_the_route_stand_alone() {
    let router = Router::new("/r")
        .depends_with_scopes::<check>(&["b"])
        .dependencies(depends![check, scopes("d", "b")])
        .routes(routes![effects]);
    let app = App::new("Test").depends_with_scopes::<check>(&["a"]).mount(router);
    let answer = TestClient::new(app).get("/r/effects").send();
    let asked: Vec<_> =
        answer.headers().get_all("x-asked").iter().map(|value| value.to_str().unwrap()).collect();
    assert_eq!(asked, ["[a]", "[b]", "[d b]", "[]", "[c]", "[a d]"]);
}

struct Calls(AtomicU64);

#[dependency]
fn counter(calls: State<Calls>) -> u64 {
    calls.0.fetch_add(1, Ordering::Relaxed)
}

/// Its value depends on the scopes.
#[dependency]
fn scoped(_scopes: SecurityScopes, calls: State<Calls>) -> u64 {
    calls.0.fetch_add(1, Ordering::Relaxed)
}

#[dependency]
fn above(#[depends(scoped)] scoped: u64, #[depends(counter)] counter: u64) -> (u64, u64) {
    (scoped, counter)
}

#[get("/shared")]
async fn shared(
    #[depends(above)] plain: (u64, u64),
    #[depends(above, scopes("a", "b"))] first: (u64, u64),
    #[depends(above, scopes("b", "a"))] same: (u64, u64),
    #[depends(above, scopes("a"))] other: (u64, u64),
    #[depends(scoped)] again: u64,
) -> Value {
    json!([plain, first, same, other, again])
}

/// FastAPI's rule: scopes tell values apart where the tree reads them, in whatever order they are asked for.
#[test]
fn a_value_is_shared_by_those_who_ask_for_the_same_scopes() {
    let client = TestClient::new(App::new("Test").state(Calls(AtomicU64::new(0))).routes(routes![shared]));
    expect(client.get("/shared"), 200, "[[0,1],[2,1],[2,1],[3,1],0]");
    expect(client.get("/shared"), 200, "[[4,5],[6,5],[6,5],[7,5],4]");
}

/// It is not `Clone`, and needs not be: no two ask for the same.
struct Unique(u64);

#[dependency]
fn unique(scopes: SecurityScopes) -> Unique {
    Unique(scopes.scopes().len() as u64)
}

#[get("/unique")]
async fn needs_unique(
    #[depends(unique)] none: Unique,
    #[depends(unique, scopes("a"))] one: Unique,
    #[depends(unique, scopes("a", "b"))] two: Unique,
) -> u64 {
    none.0 + one.0 + two.0
}

#[test]
fn what_is_not_shared_needs_not_be_clone() {
    expect(client(routes![needs_unique]).get("/unique"), 200, "3");
}

#[dependency]
fn fails(scopes: SecurityScopes) -> u8 {
    assert!(!scopes.scopes().contains(&"a"), "on purpose");
    1
}

#[get("/panic")]
async fn panics(#[depends(fails, scopes("b", "a"))] _n: u8) -> u8 {
    1
}

#[test]
fn a_panic_leaves_no_scopes_behind() {
    let client = client(routes![panics, tree]);
    let before = client.get("/tree").send().text().to_owned();
    assert_eq!(client.get("/panic").send().status(), 500);
    expect(client.get("/tree"), 200, &before);
}

#[dependency]
fn user(_token: AccessToken, _key: Key) -> u8 {
    1
}

#[dependency]
fn admin(#[depends(user, scopes("b"))] user: u8) -> u8 {
    user
}

#[get("/document", depends(user), depends(AccessToken, scopes("c")))]
async fn documented(#[depends(admin, scopes("a"))] _admin: u8, _token: AccessToken) -> u8 {
    1
}

#[get("/open")]
async fn open() -> u8 {
    1
}

#[test]
fn the_document_lists_each_scheme_once_with_all_scopes_of_its_places() {
    let app = App::new("Test").depends_with_scopes::<user>(&["d"]).routes(routes![documented]);
    let client = TestClient::new(app.mount(Router::new("/x").routes(routes![open])));
    let document: Value = client.get("/openapi.json").send().json();
    let security = |path: &str| &document["paths"][path]["get"]["security"];
    assert_eq!(
        *security("/document"),
        json!([{ "AccessToken": ["d", "c", "a", "b"] }, { "Key": ["d", "a", "b"] }])
    );
    assert_eq!(*security("/x/open"), json!([{ "AccessToken": ["d"] }, { "Key": ["d"] }]));
    let schemes = document["components"]["securitySchemes"].as_object().unwrap();
    assert_eq!(schemes.keys().collect::<Vec<_>>(), ["AccessToken", "Key"]);
}

#[dependency]
fn nobody() -> u8 {
    1
}

#[test]
fn a_scope_of_a_router_that_means_nothing_is_a_fault_of_the_set_up() {
    let router = Router::new("/r").depends_with_scopes::<user>(&["a", "x"]).routes(routes![open, effects]);
    let app = App::new("Test").depends_with_scopes::<nobody>(&["a"]).mount(router);
    let error = TestClient::try_new(app).map(|_| ()).unwrap_err();
    let reasons: Vec<_> = error
        .faults()
        .iter()
        .map(|fault| match fault {
            SetupFault::MeaninglessScope { reason, .. } => reason.as_str(),
            fault => panic!("{fault}"),
        })
        .collect();
    let [unread, unknown] = reasons[..] else { panic!("{error}") };
    assert!(unread.starts_with("nobody would check the scope `a`: neither `nobody`"), "{unread}");
    let expected = "no security scheme below `user` has the scope `x`: write one of `a`, `b`, `c`, `d`,";
    assert!(unknown.starts_with(expected), "{unknown}");
}

mod other {
    use ferrapi::prelude::*;

    #[security(api_key(header = "x-key"))]
    pub(super) struct Key(String);

    #[security(http_bearer, name = "AccessToken")]
    pub(super) struct Bearer(String);

    #[get("/same")]
    pub(super) async fn same(key: Key) -> String {
        key.0
    }

    #[get("/differs")]
    pub(super) async fn differs(bearer: Bearer) -> String {
        bearer.0
    }
}

#[test]
fn two_schemes_of_one_name_are_one_or_a_fault() {
    let app = || App::new("Test").routes(routes![documented, other::same]);
    assert!(TestClient::try_new(app()).is_ok());
    let error = TestClient::try_new(app().routes(routes![other::differs])).map(|_| ()).unwrap_err();
    let [SetupFault::CollidingNames { name, places, .. }] = error.faults() else { panic!("{error}") };
    assert_eq!(name, "AccessToken");
    assert!(places[0].contains("scopes::AccessToken") && places[1].contains("other::Bearer"), "{places:?}");
}
