//! The document and its pages: where they stand, that they can be moved and switched off, how they are cached.

use ferrapi::prelude::*;
use ferrapi::serde_json::Value;
use ferrapi::{App, TestClient, TestResponse};

use crate::expect::expect;

#[get("/items")]
async fn items() -> u8 {
    1
}

fn app() -> App {
    App::new("Item Store").routes(routes![items])
}

const NOT_FOUND: &str = r#"{"detail":"Not Found"}"#;

/// What a page loads.
const ASSETS: [(&str, &str); 4] = [
    ("/docs/swagger-ui-bundle.js", "text/javascript"),
    ("/docs/swagger-ui.css", "text/css"),
    ("/docs/favicon.png", "image/png"),
    ("/redoc/redoc.standalone.js", "text/javascript"),
];

#[test]
fn document_and_pages_are_there() {
    let client = TestClient::new(app());
    let document: Value = expect_type(client.get("/openapi.json").send(), "application/json").json();
    assert_eq!((&document["openapi"], &document["info"]["title"]), (&"3.1.0".into(), &"Item Store".into()));
    for page in ["/docs", "/redoc", "/docs/oauth2-redirect"] {
        expect_type(client.get(page).send(), "text/html");
    }
    let page = client.get("/docs").send();
    assert!(page.text().contains("/openapi.json") && page.text().contains("Item Store"));
    assert!(!page.text().contains("//cdn"), "nothing is loaded from strangers");
}

#[track_caller]
fn expect_type(answer: TestResponse, media_type: &str) -> TestResponse {
    assert_eq!(answer.status(), 200);
    let told = answer.header("content-type").unwrap();
    assert!(told.starts_with(media_type), "{told}");
    answer
}

#[test]
fn each_can_be_moved() {
    let client = TestClient::new(app().openapi_url("/api/schema.json").docs_url("/help").redoc_url("/read"));
    for path in ["/openapi.json", "/docs", "/redoc"] {
        expect(client.get(path), 404, NOT_FOUND);
    }
    expect_type(client.get("/api/schema.json").send(), "application/json");
    for page in ["/help", "/read"] {
        let page = expect_type(client.get(page).send(), "text/html");
        assert!(page.text().contains("/api/schema.json"), "{}", page.text());
    }
    expect_type(client.get("/help/swagger-ui.css").send(), "text/css");
    expect_type(client.get("/read/redoc.standalone.js").send(), "text/javascript");
}

#[test]
fn the_login_form_begins_with_what_was_said() {
    let page = |app: App| TestClient::new(app).get("/docs").send().text().to_owned();
    let app_with_login = app()
        .swagger_ui_init_oauth("clientId", "docs</script>")
        .swagger_ui_init_oauth("usePkceWithAuthorizationCodeGrant", true);
    let told = page(app_with_login);
    assert!(told.contains(r#"initOAuth({"clientId": "docs\u003c/script\u003e","#), "{told}");
    assert!(told.contains(r#""usePkceWithAuthorizationCodeGrant": true})"#), "{told}");
    assert!(!page(app()).contains("initOAuth"));
}

#[test]
fn where_logins_come_back_to_moves_by_itself() {
    let leads_to = |client: &TestClient, page: &str, redirect: &str| {
        let page = expect_type(client.get(page).send(), "text/html");
        assert!(
            page.text().contains(&format!("oauth2RedirectUrl: new URL('{redirect}',")),
            "{}",
            page.text()
        );
        expect_type(client.get(redirect).send(), "text/html");
    };
    let client = TestClient::new(app().docs_url("/help"));
    leads_to(&client, "/help", "/docs/oauth2-redirect");
    expect(client.get("/help/oauth2-redirect"), 404, NOT_FOUND);
    let client = TestClient::new(app().swagger_ui_oauth2_redirect_url("/back"));
    leads_to(&client, "/docs", "/back");
    expect(client.get("/docs/oauth2-redirect"), 404, NOT_FOUND);
    let client = TestClient::new(app().swagger_ui_oauth2_redirect_url(None));
    assert!(!client.get("/docs").send().text().contains("oauth2RedirectUrl"));
    expect(client.get("/docs/oauth2-redirect"), 404, NOT_FOUND);
    expect(TestClient::new(app().docs_url(None)).get("/docs/oauth2-redirect"), 404, NOT_FOUND);
}

#[test]
fn each_can_be_switched_off() {
    let client = TestClient::new(app().docs_url(None));
    expect(client.get("/docs"), 404, NOT_FOUND);
    expect(client.get("/docs/swagger-ui.css"), 404, NOT_FOUND);
    assert_eq!(client.get("/redoc").send().status(), 200);
    let client = TestClient::new(app().redoc_url(None));
    expect(client.get("/redoc"), 404, NOT_FOUND);
    assert_eq!(client.get("/docs").send().status(), 200);
    let client = TestClient::new(app().openapi_url(None));
    for path in ["/openapi.json", "/docs", "/redoc", "/docs/swagger-ui.css"] {
        expect(client.get(path), 404, NOT_FOUND);
    }
    expect(client.get("/items"), 200, "1");
}

#[test]
fn what_a_client_has_already_is_not_sent_again() {
    let client = TestClient::new(app());
    for path in ["/openapi.json", "/docs", "/redoc", "/docs/swagger-ui.css"] {
        let first = client.get(path).send();
        let etag = first.header("etag").unwrap().to_owned();
        let opaque = etag.trim_start_matches("W/");
        assert!(opaque.starts_with('"') && opaque.ends_with('"') && opaque.len() > 10, "{etag}");
        for known in [
            etag.clone(),
            opaque.to_owned(),
            format!("W/{opaque}"),
            format!("\"x\", {opaque}"),
            "*".to_owned(),
        ] {
            let again = client.get(path).header("if-none-match", &known).send();
            assert_eq!(
                (again.status(), again.text(), again.header("etag")),
                (304, "", Some(&*etag)),
                "{known}"
            );
            assert_eq!(again.header("cache-control"), first.header("cache-control"));
        }
        let other = client.get(path).header("if-none-match", "\"x\"").send();
        assert_eq!((other.status(), other.bytes()), (200, first.bytes()));
    }
}

#[test]
fn two_versions_have_two_tags() {
    let tag = |app: App| TestClient::new(app).get("/openapi.json").send().header("etag").unwrap().to_owned();
    assert_eq!(tag(app()), tag(app()));
    assert_ne!(tag(app()), tag(app().version("2.0")));
}

#[test]
fn assets_are_compressed_for_those_who_take_it() {
    let client = TestClient::new(app());
    for (path, media_type) in ASSETS {
        let plain = expect_type(client.get(path).send(), media_type);
        assert_eq!((plain.header("content-encoding"), plain.header("vary")), (None, Some("Accept-Encoding")));
        for accepted in ["gzip", "br, GZIP;q=0.5", "deflate, gzip"] {
            let packed = expect_type(client.get(path).header("accept-encoding", accepted).send(), media_type);
            assert_eq!(
                (packed.header("content-encoding"), packed.header("vary")),
                (Some("gzip"), Some("Accept-Encoding"))
            );
            assert_eq!(&packed.bytes()[..2], b"\x1f\x8b");
            assert_eq!(packed.header("content-length"), Some(packed.bytes().len().to_string().as_str()));
        }
        for refused in ["gzip;q=0", "gzip; q=0.0, br", "br", "identity", "xgzip"] {
            let answer = client.get(path).header("accept-encoding", refused).send();
            assert_eq!(
                (answer.header("content-encoding"), answer.bytes()),
                (None, plain.bytes()),
                "{refused}"
            );
        }
    }
}

#[test]
fn pages_answer_head_and_refuse_other_methods() {
    let client = TestClient::new(app());
    for path in ["/openapi.json", "/docs", "/docs/swagger-ui.css"] {
        let (got, head) = (client.get(path).send(), client.head(path).send());
        assert_eq!(
            (head.status(), head.bytes(), head.header("content-length")),
            (200, &b""[..], got.header("content-length"))
        );
        let answer = client.post(path).send();
        assert_eq!((answer.status(), answer.header("allow")), (405, Some("GET, HEAD")));
    }
}

#[test]
fn a_title_cannot_break_out_of_the_pages() {
    let client = TestClient::new(App::new("</script><script>alert(1)</script>\"'"));
    for page in ["/docs", "/redoc"] {
        let page = client.get(page).send();
        assert!(!page.text().contains("<script>alert(1)"), "{}", page.text());
    }
}
