//! Security schemes: what they take, what they refuse, what they print. The probe application has the plain cases.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{SecretString, TestClient};

use crate::expect::{client, expect};

const REFUSED: &str = r#"{"detail":"Not authenticated"}"#;

#[security(oauth2_password(token_url = "token"))]
#[derive(Clone, Debug)]
struct AccessToken(String);

#[security(oauth2_authorization_code(authorization_url = "/authorize", token_url = "/token"), optional)]
struct Code(Option<SecretString>);

#[security(http_bearer)]
#[derive(Debug)]
struct Bearer(HttpCredentials);

#[security(http_basic, optional)]
#[derive(Debug)]
struct Basic(Option<BasicCredentials>);

#[security(api_key(header = "X-Key"))]
struct HeaderKey(SecretString);

#[security(api_key(query = "key"))]
struct QueryKey(String);

#[security(api_key(cookie = "sid"), optional)]
struct Session(Option<String>);

#[security(open_id_connect(url = "/oidc"))]
struct OpenId(String);

#[get("/token")]
async fn token(token: AccessToken) -> String {
    token.0
}

#[get("/code")]
async fn code(code: Code) -> Option<String> {
    code.0.map(|code| code.expose().to_owned())
}

#[get("/basic")]
async fn basic(basic: Basic) -> Option<String> {
    basic.0.map(|basic| format!("{}/{}", basic.username, basic.password))
}

#[get("/header")]
async fn header(key: HeaderKey) -> String {
    key.0.expose().to_owned()
}

#[get("/query")]
async fn query(key: QueryKey) -> String {
    key.0
}

#[get("/cookie")]
async fn cookie(session: Session) -> Option<String> {
    session.0
}

#[get("/openid")]
async fn openid(id: OpenId) -> String {
    id.0
}

fn schemes() -> TestClient {
    client(routes![token, code, basic, header, query, cookie, openid])
}

#[test]
fn a_token_is_what_follows_its_word() {
    let client = schemes();
    for (field, token) in [
        ("Bearer abc", "abc"),
        ("bEaReR  a b\t", "a b"),
        ("Bearer", ""),
        ("Bearer \u{e9}", "\u{e9}"),
        ("Bearer \u{a0}x\u{85}", "x"),
    ] {
        // Header fields are Latin-1.
        let field: Vec<u8> = field.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        expect(client.get("/token").header("authorization", field), 200, &json!(token).to_string());
    }
    for field in ["", "Bearerabc", "Basic abc", "Token Bearer", "\"Bearer abc\""] {
        let answer = expect(client.get("/token").header("authorization", field), 401, REFUSED);
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"), "{field}");
    }
    // Of two the first counts.
    let two = client.get("/token").header("authorization", "Bearer 1").header("authorization", "Bearer 2");
    expect(two, 200, "\"1\"");
}

#[test]
fn optional_lets_requests_without_credentials_through() {
    let client = schemes();
    expect(client.get("/code"), 200, "null");
    expect(client.get("/code").header("authorization", "Basic eDp5"), 200, "null");
    expect(client.get("/code").bearer("x"), 200, "\"x\"");
    expect(client.get("/cookie"), 200, "null");
    expect(client.get("/cookie").cookie("sid", ""), 200, "null");
    expect(client.get("/cookie").cookie("sid", "1"), 200, "\"1\"");
}

/// As in FastAPI: whoever tries to say who they are is held to it.
#[test]
fn optional_does_not_let_broken_basic_credentials_through() {
    let client = schemes();
    expect(client.get("/basic"), 200, "null");
    expect(client.get("/basic").bearer("x"), 200, "null");
    expect(client.get("/basic").header("authorization", "Basic eDp5Ono="), 200, "\"x/y:z\"");
    for field in ["Basic", "Basic abc", "Basic bm9jb2xvbg==", "Basic w6k6w7w=", "Basic !"] {
        let answer = expect(client.get("/basic").header("authorization", field), 401, REFUSED);
        assert_eq!(answer.header("www-authenticate"), Some("Basic"), "{field}");
    }
}

#[test]
fn an_api_key_is_neither_missing_nor_empty() {
    let client = schemes();
    let refused = |request: ferrapi::TestRequest| {
        let answer = expect(request, 401, REFUSED);
        assert_eq!(answer.header("www-authenticate"), Some("APIKey"));
    };
    refused(client.get("/header"));
    refused(client.get("/header").header("x-key", ""));
    expect(client.get("/header").header("x-KEY", "1"), 200, "\"1\"");
    refused(client.get("/query"));
    refused(client.get("/query?key="));
    // Of a repeated parameter the last value counts.
    refused(client.get("/query?key=1&key="));
    expect(client.get("/query?key=1&k%65y=2%20+"), 200, "\"2  \"");
}

#[test]
fn open_id_connect_takes_the_whole_field() {
    let client = schemes();
    expect(client.get("/openid").header("authorization", "anything at all"), 200, "\"anything at all\"");
    expect(client.get("/openid"), 401, REFUSED);
}

#[test]
fn no_secret_is_printed() {
    let secret = "hunter2".to_owned();
    let credentials = HttpCredentials { scheme: "Bearer".to_owned(), credentials: secret.clone() };
    let basic = BasicCredentials { username: "ferris".to_owned(), password: secret.clone() };
    let shown = [
        format!("{:?}", AccessToken(secret)),
        format!("{:?}", Bearer(credentials.clone())),
        format!("{credentials:#?}"),
        format!("{:?}", Basic(Some(basic.clone()))),
        format!("{basic:?}"),
    ];
    for shown in shown {
        assert!(!shown.contains("hunter2") && shown.contains("**********"), "{shown}");
    }
    assert_eq!(format!("{:?}", AccessToken(String::new())), "AccessToken(**********)");
}

#[dependency]
fn forbidden() -> Result<(), HttpError> {
    Err(HttpError::forbidden("closed"))
}

#[post("/first", depends(forbidden))]
async fn forbidden_first(token: AccessToken, note: Vec<u8>) -> String {
    format!("{}{note:?}", token.0)
}

#[post("/second")]
async fn token_first(n: u32, token: AccessToken, #[depends(forbidden)] _f: (), note: Vec<u8>) -> String {
    format!("{}{note:?}{n}", token.0)
}

#[test]
fn the_first_refusal_counts_and_beats_what_is_wrong_with_the_rest() {
    let client = client(routes![forbidden_first, token_first]);
    let bad = |path| client.post(path).json(&json!("no list"));
    expect(bad("/first"), 403, r#"{"detail":"closed"}"#);
    expect(bad("/second"), 401, REFUSED);
    expect(bad("/second").bearer("x"), 403, r#"{"detail":"closed"}"#);
    // A body that is no JSON is found before anything is called.
    let broken = client.post("/second").content_type("application/json").body("{");
    assert_eq!(broken.send().status(), 422);
}

#[dependency]
fn user(token: AccessToken) -> String {
    format!("user of {}", token.0)
}

#[get("/guarded", depends(AccessToken))]
async fn guarded() -> &'static str {
    "in"
}

#[get("/user")]
async fn read_user(#[depends(user)] user: String, token: AccessToken) -> String {
    format!("{user}, {}", token.0)
}

#[test]
fn a_scheme_guards_a_route_for_its_effect() {
    let client = TestClient::new(
        App::new("Test")
            .routes(routes![guarded])
            .mount(Router::new("/all").depends::<AccessToken>().routes(routes![guarded])),
    );
    for path in ["/guarded", "/all/guarded"] {
        expect(client.get(path), 401, REFUSED);
        expect(client.get(path).bearer("x"), 200, "\"in\"");
    }
}

#[test]
fn a_test_replaces_credentials() {
    let client = client(routes![read_user, guarded]);
    client.replace::<AccessToken>(|| AccessToken("made up".to_owned()));
    expect(client.get("/user"), 200, "\"user of made up, made up\"");
    expect(client.get("/guarded"), 200, "\"in\"");
}

#[post("/strict")]
async fn strict(form: OAuth2PasswordFormStrict) -> Value {
    let scopes: Vec<_> = form.scopes().collect();
    json!([form.grant_type, form.username, form.password, scopes, form.client_id, form.client_secret])
}

#[post("/lenient")]
async fn lenient(form: OAuth2PasswordForm, #[form] device: String) -> Value {
    json!([form.grant_type, form.username, device])
}

#[test]
fn the_form_of_a_login_is_read_from_both_kinds_of_forms() {
    let client = client(routes![strict, lenient]);
    let fields = [
        ("grant_type", "password"),
        ("username", "u"),
        ("password", "p w"),
        ("scope", " a  b:c "),
        ("client_id", "i"),
        ("client_secret", "s"),
    ];
    let answer = r#"["password","u","p w",["a","b:c"],"i","s"]"#;
    expect(client.post("/strict").form(&fields), 200, answer);
    let multipart =
        fields.iter().fold(client.post("/strict"), |request, (name, value)| request.field(name, value));
    expect(multipart, 200, answer);
    // It stands beside other fields.
    let fields = [("username", "u"), ("password", "p"), ("device", "phone")];
    expect(client.post("/lenient").form(&fields), 200, r#"[null,"u","phone"]"#);
    let refused =
        client.post("/lenient").form(&[("grant_type", "passwords"), ("password", "hunter2")]).send();
    assert_eq!(refused.status(), 422);
    let faults: Value = refused.json();
    let of =
        |index: usize| (faults["detail"][index]["type"].clone(), faults["detail"][index]["loc"][1].clone());
    assert_eq!(of(0), (json!("string_pattern_mismatch"), json!("grant_type")));
    assert_eq!(of(1), (json!("missing"), json!("username")));
    assert_eq!(of(2), (json!("missing"), json!("device")));
    assert!(!refused.text().contains("hunter2"));
}
