//! What people are told of routes, word for word.

use ferrapi::prelude::*;
use ferrapi::{App, BackgroundTasks, Extension, Outcome, Router, Scoped};

#[derive(Clone)]
struct Session;

struct Database;

/// Every place in this file is the same for the tests.
fn without_lines(text: &str) -> String {
    let mut kept = String::new();
    for line in text.lines() {
        let (before, after) = line.split_once(&format!("{}:", file!())).unwrap_or((line, ""));
        kept.push_str(before);
        kept.push_str(after.trim_start_matches(|letter: char| letter.is_ascii_digit()));
        kept.push('\n');
    }
    kept
}

#[dependency(guard)]
fn check_key(#[header] x_key: String) -> Result<(), HttpError> {
    if x_key.is_empty() { Err(HttpError::status(401)) } else { Ok(()) }
}

#[dependency]
async fn session(_database: State<Database>, _end: ShutdownSignal) -> Scoped<Session> {
    Scoped::new(Session, async |_: Outcome| {})
}

#[dependency]
fn user(#[depends(session)] _session: Session, user_id: u32) -> u32 {
    user_id
}

#[dependency(shared = false)]
fn audit(#[depends(session)] _session: Session, id: Option<Extension<u32>>, tasks: &mut BackgroundTasks) {
    tasks.add(async move {
        let _ = id;
    });
}

#[model]
struct Note {
    text: String,
}

/// Write a note.
#[post("/users/<user_id>/notes", status = 201, depends(audit), tags("notes"))]
async fn write_note(
    #[depends(user)] user: u32,
    #[depends(session)] _session: Session,
    #[query(default = 3, le = 5)] stars: u8,
    note: Note,
) -> String {
    format!("{user} {stars} {}", note.text)
}

#[get("/health", public)]
async fn health() {}

fn app() -> App {
    App::new("Notes")
        .secure_by_default()
        .state(Database)
        .routes(routes![health])
        .mount(Router::new("/v1").depends::<check_key>().tag("v1").routes(routes![write_note]))
}

#[test]
fn the_table_shows_who_guards_what() {
    let plan = app().plan().unwrap();
    let expected = "\
METHOD  PATH                       HANDLER     GUARD      SCOPES  TAGS
GET     /health                    health      public     -
POST    /v1/users/<user_id>/notes  write_note  check_key  -       v1, notes
";
    assert_eq!(plan.outline().table(), expected);
    let plan = App::new("Open").routes(routes![open]).plan().unwrap();
    assert_eq!(plan.outline().table(), "METHOD  PATH  HANDLER  TAGS\nGET     /     open\n");
}

#[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
#[derive(Clone)]
struct AccessToken(String);

#[security(http_basic, optional)]
struct Staff(Option<ferrapi::BasicCredentials>);

#[dependency]
fn current_user(token: AccessToken) -> String {
    token.0
}

#[get("/me/items")]
async fn my_items(#[depends(current_user, scopes("items"))] user: String, staff: Staff) -> String {
    user + if staff.0.is_some() { "!" } else { "" }
}

#[test]
fn the_table_shows_schemes_and_scopes() {
    let router = Router::new("").depends_with_scopes::<current_user>(&["me"]).routes(routes![my_items]);
    let plan = App::new("Items").mount(router).routes(routes![open]).plan().unwrap();
    let expected = "\
METHOD  PATH       HANDLER   GUARD                 SCOPES    TAGS
GET     /me/items  my_items  AccessToken + Staff?  me items
GET     /          open      -                     -
";
    assert_eq!(plan.outline().table(), expected);
    let text = plan.outline().explain("GET", "/me/items").unwrap();
    for line in [
        "  guarded by `AccessToken`, scopes me items\n  guarded by `Staff`, which may be left out\n",
        "once per request, scopes me\n       token: AccessToken from security scheme `AccessToken`, required\n",
        "once per request, scopes items\n",
        "    user: String from 2. `current_user`\n",
        "  refuses with 401\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[get("/")]
async fn open() {}

#[test]
fn a_route_is_explained_in_the_order_in_which_things_happen() {
    let plan = app().plan().unwrap();
    let text = plan.outline().explain("post", "/v1/users/7/notes").unwrap();
    let expected = "\
POST /v1/users/<user_id>/notes
  handler `write_note` at 
  Write a note.
  guarded by `check_key`
  before the handler
    the body is read into memory: at most 2097152 bytes
    1. `check_key` at , once per request, a guard
       x_key: String from header `x-key`, required
    2. `session` at , once per request
       _database: State<Database> from the application's state
       _end: ShutdownSignal from the server, when it is told to stop
    3. `audit` at , each time anew
       _session: Session from 2. `session`
       id: Option<Extension<u32>> from what was left on the request
       tasks: &mut BackgroundTasks from the list of tasks for after the response
    4. `user` at , once per request
       _session: Session from 2. `session`
       user_id: u32 from path `user_id`, required
  the handler
    user: u32 from 4. `user`
    _session: Session from 2. `session`
    stars: u8 from query `stars`, default 3, le 5
    note: Note from the JSON body, required
  answers 201 (application/json)
  refuses with 422, other
  after the response
    the tasks, in the order in which they were added
    teardown of 2. `session`
";
    assert_eq!(without_lines(&text), expected);
}

#[test]
fn a_route_that_takes_nothing_is_explained_in_three_lines() {
    let plan = app().plan().unwrap();
    let text = plan.outline().explain("GET", "/health").unwrap();
    let expected = "GET /health\n  handler `health` at \n  public\n  the handler\n    no arguments\n  answers 200 (application/json)\n";
    assert_eq!(without_lines(&text), expected);
}

#[test]
fn what_is_mounted_is_listed_and_found_as_requests_find_it() {
    let files = || axum::Router::<()>::new().fallback(async || "file");
    let sub = App::new("Sub").routes(routes![health, open]).mount_service("/raw", files());
    let tenants = Router::new("/tenants/<tenant>").mount_service("/files", files());
    let app = App::new("Main").routes(routes![open, newest, item]).mount(tenants);
    let plan = app
        .mount_public_service("/", files())
        .mount_app("/sub", sub.mount_app("/deep", App::new("Deep").routes(routes![open])))
        .plan();
    let plan = plan.unwrap();
    let expected = "\
METHOD  PATH                          HANDLER                     GUARD   SCOPES  TAGS
GET     /                             open                        -       -
GET     /items/newest/<id>            newest                      -       -
GET     /items/<id>/<part>            item                        -       -
any     /tenants/<tenant>/files/<..>  Router (mounted service)    -       -
any     /<..>                         Router (mounted service)    public  -
any     /sub/<..>                     Sub (mounted application)
GET     /sub/health                   health                      public  -
GET     /sub/                         open                        -       -
any     /sub/raw/<..>                 Router (mounted service)    -       -
any     /sub/deep/<..>                Deep (mounted application)
GET     /sub/deep/                    open                        -       -
";
    let outline = plan.outline();
    assert_eq!(outline.table(), expected);
    for (method, path, first) in [
        ("GET", "/items/newest/7", "GET /items/newest/<id>\n  handler `newest`"),
        ("HEAD", "/items/8/7?x=1", "GET /items/<id>/<part>\n  handler `item`"),
        (
            "GET",
            "/sub/health",
            "GET /sub/health\n  in the application `Sub`, mounted at `/sub`\n  handler `health`",
        ),
        ("GET", "/sub/deep/", "GET /sub/deep/\n  in the application `Deep`, mounted at `/sub/deep`\n"),
        (
            "PURGE",
            "/tenants/a/files/x",
            "any /tenants/<tenant>/files/<..>\n  the service `Router`, mounted at ",
        ),
        ("GET", "/sub/raw/%20", "any /sub/raw/<..>\n  the service `Router`, mounted at "),
        ("POST", "/somewhere/else", "any /<..>\n  the service `Router`, mounted at "),
        (
            "GET",
            "/sub/<..>",
            "any /sub/<..>\n  the application `Sub`, mounted here: ask for one of its routes\n",
        ),
    ] {
        let text = outline.explain(method, path).unwrap();
        assert!(text.starts_with(first), "{text}");
    }
    assert!(
        outline
            .explain("GET", "/nowhere")
            .unwrap()
            .contains("\n  public\n  takes what no route below this path answers")
    );
    assert_eq!(outline.explain("GET", "/sub/nowhere"), None);
    assert_eq!(outline.methods("/sub/health"), ["GET /sub/health"]);
}

#[get("/items/<id>/<part>")]
async fn item(id: u32, part: u32) -> u32 {
    id + part
}

#[get("/items/newest/<id>")]
async fn newest(id: u32) -> u32 {
    id
}
