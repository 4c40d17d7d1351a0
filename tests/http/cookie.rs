//! Cookie parameters.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, fault, missing, no_integer, refused};

#[get("/session")]
async fn session(#[cookie] session: String) -> String {
    session
}

#[get("/number")]
async fn number(#[cookie(alias = "n-th", ge = 1)] number: Option<i64>) -> Option<i64> {
    number
}

#[get("/default")]
async fn with_default(#[cookie(default = "none")] ads_id: String) -> String {
    ads_id
}

#[model]
#[serde(deny_unknown_fields)]
struct Cookies {
    session: String,
    n: Option<i64>,
}

#[get("/model")]
async fn model(#[cookie] cookies: Cookies) -> Cookies {
    cookies
}

fn all() -> TestClient {
    client(routes![session, number, with_default, model])
}

#[test]
fn a_cookie_is_required_optional_or_has_a_default() {
    refused(all().get("/session"), &[missing(json!(["cookie", "session"]), json!(null))]);
    expect(all().get("/session").cookie("a", "0").cookie("session", "x"), 200, r#""x""#);
    expect(all().get("/session").cookie("session", ""), 200, r#""""#);
    expect(all().get("/number"), 200, "null");
    expect(all().get("/number").cookie("n-th", "4"), 200, "4");
    refused(all().get("/number").cookie("n-th", "x"), &[no_integer(json!(["cookie", "n-th"]), "x")]);
    expect(all().get("/default"), 200, r#""none""#);
    expect(all().get("/default").cookie("ads_id", "1"), 200, r#""1""#);
}

#[test]
fn of_a_repeated_cookie_the_last_counts() {
    expect(all().get("/session").cookie("session", "a").cookie("session", "b"), 200, r#""b""#);
}

#[test]
fn values_lose_their_quotes_and_nothing_is_decoded() {
    for (written, read) in [
        (r#"session="quoted""#, r#""quoted""#),
        (r#"session="a\"b""#, r#""a\"b""#),
        (r#"session="a\054b\\""#, r#""a,b\\""#),
        (r#"session=""#, r#""\"""#),
        ("session=%20x", r#""%20x""#),
        (" session = x ;b", r#""x""#),
        ("session=a=b", r#""a=b""#),
    ] {
        expect(all().get("/session").header("cookie", written), 200, read);
    }
}

#[test]
fn a_model_takes_the_cookies_by_field() {
    expect(all().get("/model").cookie("session", "a").cookie("n", "5"), 200, r#"{"session":"a","n":5}"#);
    refused(all().get("/model"), &[missing(json!(["cookie", "session"]), json!({}))]);
    let extra =
        fault("extra_forbidden", json!(["cookie", "more"]), "Extra inputs are not permitted", "1".into());
    refused(all().get("/model").cookie("session", "a").cookie("more", "1"), std::slice::from_ref(&extra));
    // Of a repeated one the last counts, also of one that nobody asked for.
    let repeated = all().get("/model").header("cookie", "session=a; more=0; more=1");
    refused(repeated, &[extra]);
}
