//! Applications below a path, and applications behind a proxy.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{ApiServer, BoxError, Lifespan, Next, Request, SetupFault, TestClient};

use crate::after::Trace;
use crate::expect::expect;

#[derive(Clone)]
struct Name(&'static str);

#[dependency]
fn greeting(name: State<Name>) -> String {
    format!("hello from {}", name.0)
}

#[get("/hello")]
async fn hello(#[depends(greeting)] greeting: String) -> String {
    greeting
}

#[get("/paths")]
async fn paths(head: &RequestHead) -> (String, String) {
    (head.root_path().to_owned(), head.path().to_owned())
}

#[get("/work")]
async fn work(trace: State<Trace>, tasks: &mut BackgroundTasks) {
    let trace = State::clone(&trace);
    tasks.add(async move { trace.note("task") });
}

fn named(name: &'static str) -> App {
    App::new(name).state(Name(name)).routes(routes![hello, paths])
}

#[test]
fn each_application_has_its_own_states_routes_and_documents() {
    let deepest = named("deepest");
    let client = TestClient::new(named("main").mount_app("/sub", named("sub").mount_app("/deep", deepest)));
    for (path, name) in [("", "main"), ("/sub", "sub"), ("/sub/deep", "deepest")] {
        expect(client.get(&format!("{path}/hello")), 200, &format!("\"hello from {name}\""));
        expect(client.get(&format!("{path}/paths")), 200, &format!(r#"["{path}","{path}/paths"]"#));
        expect(client.get(&format!("{path}/nowhere")), 404, r#"{"detail":"Not Found"}"#);
        let document: Value = client.get(&format!("{path}/openapi.json")).send().json();
        assert_eq!(document["info"]["title"], name);
        assert_eq!(document["paths"].as_object().unwrap().len(), 2);
        let servers = if path.is_empty() { Value::Null } else { json!([{"url": path}]) };
        assert_eq!(document["servers"], servers);
        let page = client.get(&format!("{path}/docs")).send();
        assert!(page.text().contains(&format!("'{path}/openapi.json'")), "{}", page.text());
        assert!(
            page.text().contains(&format!("src=\"{path}/docs/swagger-ui-bundle.js\"")),
            "{}",
            page.text()
        );
        assert_eq!(client.get(&format!("{path}/docs/swagger-ui-bundle.js")).send().status(), 200);
        let answer = client.get(&format!("{path}/hello/")).send();
        assert_eq!((answer.status(), answer.header("location")), (307, Some(&*format!("{path}/hello"))));
    }
    expect(client.delete("/sub/hello"), 405, r#"{"detail":"Method Not Allowed"}"#);
    assert_eq!(client.get("/sub").send().header("location"), Some("/sub/"));
}

#[test]
fn errors_and_layers_are_those_of_the_application_that_answers() {
    let trace = Trace::default();
    let noting = |name: &'static str| {
        let trace = trace.clone();
        async move |request: Request, next: Next| {
            trace.note(name);
            next.run(request).await
        }
    };
    let sub = named("sub").middleware(noting("sub"));
    let sub = sub.error_handler(|error: HttpError, _| (error.status_code(), PlainText("nothing here")));
    let client = TestClient::new(named("main").middleware(noting("main")).mount_app("/sub", sub));
    assert_eq!(client.get("/sub/nowhere").send().text(), "nothing here");
    assert_eq!(trace.take(), ["main", "sub"]);
    expect(client.get("/nowhere"), 404, r#"{"detail":"Not Found"}"#);
    assert_eq!(trace.take(), ["main"]);
}

#[test]
fn what_is_opened_last_is_closed_first_through_all_applications() {
    let trace = Trace::default();
    let opening = |app: App, name: &'static str| {
        let trace = trace.clone();
        app.lifespan(async move |life: &mut Lifespan| -> Result<(), BoxError> {
            trace.note(format!("+{name}"));
            life.state(Name(name));
            life.on_shutdown(async move { trace.note(format!("-{name}")) });
            Ok(())
        })
    };
    let bare = |title| App::new(title).state(trace.clone()).routes(routes![hello, work]);
    let main = || {
        let deep = opening(bare("deep"), "deep");
        let first = opening(bare("first"), "first").mount_app("/deep", deep);
        opening(bare("main"), "main")
            .mount_app("/first", first)
            .mount_app("/second", opening(bare("second"), "second"))
    };
    let client = TestClient::new(main());
    expect(client.get("/first/deep/hello"), 200, r#""hello from deep""#);
    client.get("/first/deep/work").send();
    drop(client);
    let all = ["+main", "+first", "+deep", "+second", "task", "-second", "-deep", "-first", "-main"];
    assert_eq!(trace.take(), all);
    let failing = App::new("failing").lifespan(async |_: &mut Lifespan| Err(BoxError::from("no database")));
    let error = TestClient::try_new(main().mount_app("/failing", failing)).map(drop).unwrap_err();
    assert!(error.to_string().contains("no database"), "{error}");
    assert_eq!(trace.take()[4..], ["-second", "-deep", "-first", "-main"]);
}

#[test]
fn faults_of_all_applications_are_told_at_once() {
    let needs = || App::new("x").routes(routes![hello]);
    let error =
        TestClient::try_new(needs().mount_app("/sub", needs().routes(routes![hello]))).map(drop).unwrap_err();
    assert_eq!(error.faults().len(), 3, "{error}");
}

#[test]
fn what_a_test_replaces_is_replaced_in_all_applications() {
    #[dependency]
    fn other(n: u8) -> String {
        n.to_string()
    }
    let client = TestClient::new(named("main").mount_app("/sub", named("sub")));
    client.replace::<greeting>(|| "hi".to_owned());
    expect(client.get("/sub/hello"), 200, r#""hi""#);
    client.replace_with::<greeting, other>();
    expect(client.get("/sub/hello?n=3"), 200, r#""3""#);
    client.restore::<greeting>();
    expect(client.get("/sub/hello"), 200, r#""hello from sub""#);
    expect(client.get("/hello"), 200, r#""hello from main""#);
    let skipping = App::new("main")
        .mount_app("/sub", named("sub").lifespan(async |_: &mut Lifespan| Err(BoxError::from("no"))));
    expect(
        TestClient::builder(skipping).skip_lifespan().build().get("/sub/hello"),
        200,
        r#""hello from sub""#,
    );
}

#[test]
fn a_root_path_is_said_wherever_clients_look() {
    let files = axum::Router::new().fallback(async || "file");
    let app = named("main")
        .stripped_root_path("/api/v1/")
        .mount_app("/sub", named("sub"))
        .mount_service("/files", files);
    let client = TestClient::new(app);
    for (path, expected) in [
        ("/paths", r#"["/api/v1","/paths"]"#),
        ("/api/v1/paths", r#"["/api/v1","/api/v1/paths"]"#),
        ("/sub/paths", r#"["/api/v1/sub","/sub/paths"]"#),
        ("/api/v1/sub/paths", r#"["/api/v1/sub","/api/v1/sub/paths"]"#),
    ] {
        expect(client.get(path), 200, expected);
    }
    for (path, location) in [
        ("/paths/", "/api/v1/paths"),
        ("/api/v1/paths/?x", "/api/v1/paths?x"),
        ("/sub/paths/", "/api/v1/sub/paths"),
        ("/api/v1/sub/paths/", "/api/v1/sub/paths"),
        ("/files", "/api/v1/files/"),
        ("/api/v1/files", "/api/v1/files/"),
    ] {
        assert_eq!(client.get(path).send().header("location"), Some(location), "{path}");
    }
    assert_eq!(client.get("/api/v1/files/x").send().text(), "file");
    for (base, root) in
        [("", "/api/v1"), ("/api/v1", "/api/v1"), ("/sub", "/api/v1/sub"), ("/api/v1/sub", "/api/v1/sub")]
    {
        let document: Value = client.get(&format!("{base}/openapi.json")).send().json();
        assert_eq!(document["servers"], json!([{"url": root}]));
        let page = client.get(&format!("{base}/docs")).send();
        assert!(page.text().contains(&format!("'{root}/openapi.json'")));
        assert!(page.text().contains(&format!("src=\"{root}/docs/swagger-ui-bundle.js\"")));
    }
}

#[test]
fn redirects_go_by_the_path_as_it_came_unless_a_proxy_takes_something_off() {
    let client = TestClient::new(named("main").root_path("/api/v1"));
    for (path, location) in [("/paths/", "/paths"), ("/api/v1/paths/", "/api/v1/paths")] {
        assert_eq!(client.get(path).send().header("location"), Some(location), "{path}");
    }
}

#[test]
fn servers_are_told_in_order_and_the_root_path_only_if_it_may_be() {
    let servers = |app: App| {
        let document: Value = TestClient::new(app).get("/openapi.json").send().json();
        document["servers"].clone()
    };
    let app = || {
        App::new("Test")
            .root_path("/api")
            .describe_server(ApiServer::new("https://stag.example.com").description("Staging environment"))
    };
    let staging = json!({"url": "https://stag.example.com", "description": "Staging environment"});
    assert_eq!(servers(app()), json!([{"url": "/api"}, staging]));
    assert_eq!(servers(app().root_path_in_servers(false)), json!([staging]));
    assert_eq!(servers(app().describe_server(ApiServer::new("/api"))), json!([staging, {"url": "/api"}]));
}

#[test]
fn a_route_that_is_declared_below_the_root_path_goes_first() {
    #[get("/api/paths")]
    async fn declared() -> u8 {
        1
    }
    let client = TestClient::new(App::new("Test").root_path("/api").routes(routes![paths, declared]));
    expect(client.get("/api/paths"), 200, "1");
    expect(client.get("/api/api/paths"), 200, "1");
    expect(client.get("/paths"), 200, r#"["/api","/paths"]"#);
}

#[test]
fn a_root_path_that_is_none_is_a_fault() {
    for root_path in ["api", "//example.com", "/api?x", "/a b"] {
        let error = TestClient::try_new(App::new("Test").root_path(root_path)).map(drop).unwrap_err();
        assert!(
            matches!(error.faults(), [SetupFault::InvalidPath { path, .. }] if path == root_path),
            "{error}"
        );
    }
}

#[test]
fn requests_of_one_connection_go_to_both_applications_in_turn() {
    let count = Arc::new(AtomicUsize::new(0));
    let counting = {
        let count = Arc::clone(&count);
        move || {
            count.fetch_add(1, Ordering::Relaxed);
            "counted".to_owned()
        }
    };
    let client = TestClient::builder(named("main").mount_app("/sub", named("sub")))
        .replace::<greeting>(counting)
        .build();
    for _ in 0..3 {
        for path in ["/hello", "/sub/hello", "/sub/paths", "/nowhere", "/paths"] {
            client.get(path).send();
        }
    }
    assert_eq!(count.load(Ordering::Relaxed), 6);
    expect(client.get("/paths"), 200, r#"["","/paths"]"#);
}
