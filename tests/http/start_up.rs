//! What is wrong with an application is told before it serves, all at once.

use ferrapi::prelude::*;
use ferrapi::{App, Router, SetupFault, TestClient};

struct Database;
struct Cache;

#[dependency]
fn session(_database: State<Database>) -> u8 {
    1
}

#[dependency]
fn user(#[depends(session)] session: u8) -> u8 {
    session
}

#[get("/me")]
async fn me(#[depends(user)] user: u8) -> u8 {
    user
}

#[get("/cached")]
async fn cached(_cache: State<Cache>, _database: State<Database>) -> u8 {
    1
}

#[get("/same")]
async fn one() -> u8 {
    1
}

mod other {
    use ferrapi::prelude::*;

    #[get("/same")]
    pub(super) async fn two() -> u8 {
        2
    }

    #[model]
    pub(super) struct Item {
        b: u8,
    }

    #[post("/other")]
    pub(super) async fn create(item: Item) -> u8 {
        item.b
    }
}

#[model]
struct Item {
    a: u8,
}

#[post("/items")]
async fn create(item: Item) -> u8 {
    item.a
}

#[get("/lost")]
async fn lost(#[path] team_id: u32) -> u32 {
    team_id
}

#[get("/twice/<id>")]
async fn twice(id: u32) -> u32 {
    id
}

struct Unique;

#[dependency]
fn unique() -> Unique {
    Unique
}

#[dependency]
fn needs_unique(#[depends(unique)] _unique: Unique) {}

#[get("/unique")]
async fn takes_unique(#[depends(unique)] _unique: Unique) -> u8 {
    1
}

#[get("/docs")]
async fn docs() -> u8 {
    1
}

#[get("")]
async fn bare() -> u8 {
    1
}

#[get("/v/<a>")]
async fn a_variable(a: u8) -> u8 {
    a
}

#[get("/v/<b..>")]
async fn a_rest(b: String) -> String {
    b
}

fn faults(app: App) -> Vec<SetupFault> {
    TestClient::try_new(app).map(|_| ()).unwrap_err().faults().to_vec()
}

#[test]
fn a_missing_state_names_everybody_who_needs_it() {
    let found = faults(App::new("Test").routes(routes![me, cached]));
    let [SetupFault::MissingState { state, needed_by }, SetupFault::MissingState { state: second, .. }] =
        &found[..]
    else {
        panic!("{found:?}")
    };
    assert!(state.ends_with("Database") && second.ends_with("Cache"), "{found:?}");
    assert_eq!(needed_by.len(), 2);
    assert!(
        needed_by[0].starts_with("GET /me, `me` at ") && needed_by[0].contains("start_up.rs:"),
        "{needed_by:?}"
    );
    assert!(needed_by[0].ends_with("through `user` → `session`"), "{needed_by:?}");
    assert!(needed_by[1].starts_with("GET /cached, `cached` at "), "{needed_by:?}");
}

#[test]
fn a_dependency_of_the_application_may_miss_its_state_too() {
    let found = faults(App::new("Test").depends::<session>().routes(routes![one]));
    assert!(
        matches!(&found[..], [SetupFault::MissingState { needed_by, .. }] if needed_by[0].ends_with("`session`"))
    );
}

#[test]
fn routes_that_answer_the_same_are_told_with_both_places() {
    let app = App::new("Test").routes(routes![one]).mount(Router::new("").routes(routes![other::two]));
    let found = faults(app);
    let [SetupFault::ConflictingRoutes { route, places: [first, second] }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(route, "GET /same");
    assert!(first.starts_with("`one` at ") && second.starts_with("`two` at "), "{found:?}");
    assert!(first.contains("start_up.rs:") && second.contains("start_up.rs:"), "{found:?}");
}

#[test]
fn names_of_variables_do_not_make_routes_different() {
    #[get("/twice/<other>")]
    async fn again(other: u32) -> u32 {
        other
    }
    let app = App::new("Test").routes(routes![twice]).mount(Router::new("").routes(routes![again]));
    assert!(matches!(&faults(app)[..], [SetupFault::ConflictingRoutes { .. }]));
}

#[test]
fn names_that_collide_in_the_document_are_told() {
    let found = faults(App::new("Test").routes(routes![create, other::create]));
    let [SetupFault::CollidingNames { name, places: [first, second], .. }] = &found[..] else {
        panic!("{found:?}")
    };
    assert_eq!(name, "Item");
    assert!(first.contains("start_up::Item") && second.contains("start_up::other::Item"), "{found:?}");
}

#[test]
fn a_variable_that_no_path_supplies_is_told() {
    let found = faults(App::new("Test").routes(routes![lost]));
    let [SetupFault::UnknownPathVariable { variable, route }] = &found[..] else { panic!("{found:?}") };
    assert!(variable == "team_id" && route.starts_with("GET /lost, `lost` at "), "{found:?}");
    TestClient::new(App::new("Test").mount(Router::new("/teams/<team_id>").routes(routes![lost])));
}

#[test]
fn a_variable_may_stand_once_in_a_whole_path() {
    let found = faults(App::new("Test").mount(Router::new("/<id>").routes(routes![twice])));
    assert!(
        matches!(&found[..], [SetupFault::InvalidPath { path, reason }]
        if path == "/<id>/twice/<id>" && reason.contains("twice")),
        "{found:?}"
    );
}

#[test]
fn a_shared_value_has_to_be_clone() {
    let found = faults(App::new("Test").depends::<needs_unique>().routes(routes![takes_unique]));
    let [SetupFault::UnsharedDependency { dependency, route }] = &found[..] else { panic!("{found:?}") };
    assert!(dependency.starts_with("`unique` at ") && route.starts_with("`takes_unique` at "), "{found:?}");
}

#[test]
fn prefixes_that_no_request_can_match_are_told() {
    for (prefix, reason) in [
        ("users", "must begin with `/`"),
        ("/users/", "must not end with `/`"),
        ("/", "must not end with `/`"),
        ("/a//b", "has an empty segment"),
        ("/{id}", "another framework's form"),
        ("/:id", "another framework's form"),
        ("/<rest..>", "can only end a route's path"),
        ("/<id", "unclosed"),
        ("/a b", "a character that a path segment cannot hold"),
        ("/a%20b", "a character that a path segment cannot hold"),
        ("/<1a>", "no identifier"),
    ] {
        let found = faults(App::new("Test").mount(Router::new(prefix).routes(routes![one])));
        assert!(
            matches!(&found[..], [SetupFault::InvalidPath { path, reason: told }] if path == prefix && told.contains(reason)),
            "{prefix}: {found:?}"
        );
    }
}

#[test]
fn an_empty_path_needs_a_prefix() {
    let found = faults(App::new("Test").routes(routes![bare]));
    assert!(
        matches!(&found[..], [SetupFault::InvalidPath { reason, .. }] if reason.contains("write `/`")),
        "{found:?}"
    );
    TestClient::new(App::new("Test").mount(Router::new("/a").routes(routes![bare])));
}

#[test]
fn a_route_cannot_stand_where_a_page_does() {
    let found = faults(App::new("Test").routes(routes![docs]));
    assert!(
        matches!(&found[..], [SetupFault::InvalidPath { path, reason }]
        if path == "/docs" && reason.contains("docs_url")),
        "{found:?}"
    );
    TestClient::new(App::new("Test").docs_url("/help").routes(routes![docs]));
}

#[test]
fn overlapping_paths_are_told() {
    let found = faults(App::new("Test").routes(routes![a_variable, a_rest]));
    assert!(matches!(&found[..], [SetupFault::InvalidPath { .. }]), "{found:?}");
}

#[test]
fn everything_is_told_at_once() {
    let app = App::new("Test")
        .depends::<needs_unique>()
        .routes(routes![me, one, lost, takes_unique, create])
        .mount(Router::new("bad").routes(routes![cached]))
        .mount(Router::new("").routes(routes![other::two, other::create]));
    let error = TestClient::try_new(app).map(|_| ()).unwrap_err();
    assert_eq!(error.faults().len(), 6, "{error}");
    let text = error.to_string();
    assert!(text.starts_with("the application cannot start: 6 faults\n  1. "), "{text}");
    for word in ["Database", "GET /same", "`Item`", "<team_id>", "`unique`", "`bad`"] {
        assert!(text.contains(word), "{word} in {text}");
    }
}

#[test]
fn an_application_without_routes_starts() {
    let client = TestClient::new(App::new("Empty"));
    assert_eq!(client.get("/").send().status(), 404);
    assert_eq!(client.get("/docs").send().status(), 200);
}

#[dependency(scope = "function")]
async fn transaction() -> Scoped<u8> {
    Scoped::new(1, async |_| ())
}

#[dependency]
fn orders(#[depends(transaction)] transaction: u8) -> u8 {
    transaction
}

#[dependency]
async fn audit(#[depends(orders)] orders: u8) -> Scoped<u8> {
    Scoped::new(orders, async |_| ())
}

#[test]
fn a_value_outlives_nothing_that_it_is_made_of() {
    let found = faults(App::new("Test").depends::<audit>().routes(routes![one]));
    let [SetupFault::OutlivedDependency { dependency, outlived, route }] = &found[..] else {
        panic!("{found:?}")
    };
    assert!(dependency.starts_with("`audit` at ") && outlived.starts_with("`transaction` at "), "{found:?}");
    assert!(route.starts_with("`one` at "), "{found:?}");
}
