//! Who gets in, who does not, and what they are told.

use ferrapi::serde_json::{Value, json};
use ferrapi::{TestClient, TestResponse};
use jsonwebtoken::get_current_timestamp;

use super::*;

const SECRET: &[u8] = b"a secret of thirty-two bytes or so";

fn client() -> TestClient {
    TestClient::new(app(Keys::new(SECRET), Users::with_samples(), MetricsPassword::new("numbers")))
}

fn log_in(client: &TestClient, username: &str, password: &str, scope: &str) -> TestResponse {
    let form = [("username", username), ("password", password), ("scope", scope)];
    client.post("/token").form(&form).send()
}

#[track_caller]
fn token(client: &TestClient, username: &str, password: &str, scope: &str) -> String {
    let answer = log_in(client, username, password, scope);
    assert_eq!(answer.status(), 200, "{}", answer.text());
    let answer: Value = answer.json();
    assert_eq!(answer["token_type"], "bearer");
    answer["access_token"].as_str().unwrap().to_owned()
}

/// A refusal: status, detail, challenge.
#[track_caller]
fn assert_refused(answer: &TestResponse, status: u16, detail: &str, challenge: Option<&str>) {
    let expected = json!({ "detail": detail }).to_string();
    assert_eq!((answer.status(), answer.text()), (status, expected.as_str()));
    assert_eq!(answer.header("www-authenticate"), challenge);
}

#[test]
fn whoever_logs_in_reads_who_they_are_and_what_they_own() {
    let client = client();
    let token = token(&client, "ferris", "correct horse", "me items");
    let me = client.get("/users/me").bearer(&token).send();
    assert_eq!((me.status(), me.text()), (200, r#"{"username":"ferris","disabled":false}"#));
    let items = client.get("/users/me/items").bearer(&token).send();
    assert_eq!((items.status(), items.text()), (200, r#"["ferris's hammer"]"#));
    assert_eq!(client.get("/status").bearer(&token).send().text(), "\"ok\"");
}

#[test]
fn a_wrong_name_and_a_wrong_password_are_told_alike() {
    let client = client();
    for (username, password) in [("ferris", "wrong"), ("nobody", "nobody"), ("", "correct horse")] {
        let answer = log_in(&client, username, password, "");
        if username.is_empty() {
            assert_eq!(answer.status(), 422);
        } else {
            assert_refused(&answer, 401, "Incorrect username or password", Some("Bearer"));
        }
        assert!(!answer.text().contains("correct horse"));
    }
}

#[test]
fn a_token_allows_what_was_asked_for_and_may_be_had() {
    let client = client();
    let of = |scope| token(&client, "ferris", "correct horse", scope);
    let challenge = Some("Bearer scope=\"items me\"");
    let refused = client.get("/users/me/items").bearer(&of("me")).send();
    assert_refused(&refused, 401, "Not enough permissions", challenge);
    let refused = client.get("/users/me").bearer(&of("")).send();
    assert_refused(&refused, 401, "Not enough permissions", Some("Bearer scope=\"me\""));
    // A route without scopes takes any token.
    assert_eq!(client.get("/status").bearer(&of("")).send().status(), 200);
    // Asking for more than one may have gives what one may have.
    let token = token(&client, "corro", "battery staple", "me items");
    assert_eq!(client.get("/users/me").bearer(&token).send().status(), 200);
    let refused = client.get("/users/me/items").bearer(&token).send();
    assert_refused(&refused, 401, "Not enough permissions", challenge);
}

#[test]
fn closed_accounts_stay_out() {
    let client = client();
    let token = token(&client, "gone", "nevermore", "me");
    assert_refused(&client.get("/users/me").bearer(&token).send(), 400, "Inactive user", None);
}

#[test]
fn tokens_that_are_not_ours_are_refused() {
    let client = client();
    let challenge = Some("Bearer scope=\"me\"");
    let later = get_current_timestamp() + 60;
    let forged = Keys::new(b"another secret").sign_until("ferris", &[ME], later).unwrap();
    let ended = Keys::new(SECRET).sign_until("ferris", &[ME], get_current_timestamp() - 1).unwrap();
    let unknown = Keys::new(SECRET).sign_until("nobody", &[ME], later).unwrap();
    // `{"alg":"none"}` with the claims of a real token, and no signature.
    let claims = forged.split('.').nth(1).unwrap();
    let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.{claims}.");
    for token in [forged.as_str(), &ended, &unknown, &unsigned, "nonsense", ""] {
        let answer = client.get("/users/me").bearer(token).send();
        assert_refused(&answer, 401, "Could not validate credentials", challenge);
    }
    assert_refused(&client.get("/users/me").send(), 401, "Not authenticated", Some("Bearer"));
}

#[test]
fn the_machine_reads_its_numbers_and_nobody_else_does() {
    let client = client();
    let with = |credentials: &str| {
        client.get("/service/metrics").header("authorization", format!("Basic {credentials}")).send()
    };
    // metrics:numbers
    assert_eq!(with("bWV0cmljczpudW1iZXJz").text(), "0");
    // metrics:wrong, and ferris:numbers
    for wrong in ["bWV0cmljczp3cm9uZw==", "ZmVycmlzOm51bWJlcnM="] {
        let challenge = Some("Basic realm=\"metrics\"");
        assert_refused(&with(wrong), 401, "Incorrect name or password", challenge);
    }
    let challenge = Some("Basic realm=\"metrics\"");
    assert_refused(&client.get("/service/metrics").send(), 401, "Not authenticated", challenge);
}

#[test]
fn the_document_says_who_may_what() {
    let document: Value = client().get("/openapi.json").send().json();
    let flow = &document["components"]["securitySchemes"]["AccessToken"]["flows"]["password"];
    assert_eq!(flow["tokenUrl"], "token");
    assert_eq!(flow["scopes"], json!({ "me": "Read who I am.", "items": "Read my items." }));
    let security = |path: &str| &document["paths"][path]["get"]["security"];
    assert_eq!(*security("/users/me"), json!([{ "AccessToken": ["me"] }]));
    assert_eq!(*security("/users/me/items"), json!([{ "AccessToken": ["items", "me"] }]));
    assert_eq!(*security("/status"), json!([{ "AccessToken": [] }]));
    assert_eq!(*security("/service/metrics"), json!([{ "MetricsLogin": [] }]));
}
