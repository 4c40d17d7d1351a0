//! What a handler and its dependencies say of a response besides its body.

use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{Body, HeaderValue, TestClient};

use crate::expect::{client, expect};

#[dependency]
fn outer(head: &mut ResponseHead) -> bool {
    head.status(203).header("x-outer", "1").header("x-both", "outer").cookie(Cookie::new("outer", "1"));
    true
}

#[get("/said")]
async fn said(#[depends(outer)] _outer: bool, head: &mut ResponseHead) -> u8 {
    head.status(202).header("x-both", "inner").header("bad name", "x").header("x-bad", "a\r\nb");
    head.cookie(Cookie::new("inner", "2")).cookie(Cookie::new("inner", "3"));
    1
}

#[get("/cookie")]
async fn cookie(head: &mut ResponseHead) {
    let cookie =
        Cookie::new("sid", "abc").path("/x").http_only(true).secure(true).same_site(SameSite::Strict);
    head.cookie(cookie.max_age(Duration::from_secs(60)));
    // What would be more than a cookie is none; in a value it is quoted.
    head.cookie(Cookie::new("sid", "abc").path("/; Domain=example.com"));
    head.cookie(Cookie::new("sid", "abc; Domain=example.com"));
}

#[post("/account/login")]
async fn login(head: &mut ResponseHead) {
    head.cookie(Cookie::new("sid", "abc"));
}

#[post("/account/logout")]
async fn logout(head: &mut ResponseHead) {
    head.delete_cookie("sid");
}

#[post("/account/bare")]
async fn bare(head: &mut ResponseHead) {
    head.cookie(Cookie::bare("sid", "abc"));
}

#[get("/error")]
async fn error(#[depends(outer)] _outer: bool, head: &mut ResponseHead) -> Result<u8, HttpError> {
    head.header("x-inner", "1");
    Err(HttpError::not_found("gone").header("x-error", "1"))
}

#[dependency]
fn fails(#[depends(outer)] _outer: bool) -> Result<(), HttpError> {
    Err(HttpError::forbidden("no"))
}

#[get("/error-below", depends(fails))]
async fn error_below() {}

#[get("/refused", depends(outer))]
async fn refused(n: u8) -> u8 {
    n
}

#[get("/redirect", depends(outer))]
async fn redirect(head: &mut ResponseHead) -> Redirect {
    head.status(302).cookie(Cookie::new("session", "new"));
    Redirect::to("/next")
}

#[get("/html")]
async fn html(head: &mut ResponseHead) -> Html<&'static str> {
    head.header("x-a", "1").header("content-type", "text/html");
    Html("")
}

#[get("/whole", depends(outer))]
async fn whole(head: &mut ResponseHead) -> Response {
    head.status(202).header("x-a", "1");
    Response::new(Body::from("whole"))
}

#[get("/pair")]
async fn pair(head: &mut ResponseHead) -> (StatusCode, u8) {
    head.header("x-a", "1");
    (StatusCode::CREATED, 1)
}

#[get("/empty")]
async fn empty(head: &mut ResponseHead) -> u8 {
    head.status(204);
    1
}

fn all() -> TestClient {
    client(routes![
        said,
        cookie,
        error,
        error_below,
        refused,
        redirect,
        html,
        whole,
        pair,
        empty,
        login,
        logout,
        bare
    ])
}

#[test]
fn the_last_word_counts_and_cookies_add_up() {
    let answer = expect(all().get("/said"), 202, "1");
    assert_eq!((answer.header("x-outer"), answer.header("x-both")), (Some("1"), Some("inner")));
    assert_eq!((answer.header("x-bad"), answer.headers().get_all("x-both").iter().count()), (None, 1));
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert_eq!(
        cookies,
        ["outer=1", "inner=2", "inner=3"]
            .map(|cookie| HeaderValue::try_from(format!("{cookie}; SameSite=Lax; Path=/")).unwrap())
    );
}

#[test]
fn a_cookie_is_deleted_where_it_was_set() {
    let client = all();
    let said = |path: &str| client.post(path).send().header("set-cookie").unwrap().to_owned();
    assert_eq!(said("/account/login"), "sid=abc; SameSite=Lax; Path=/");
    let gone = "sid=\"\"; SameSite=Lax; Path=/; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT";
    assert_eq!(said("/account/logout"), gone);
    assert_eq!(said("/account/bare"), "sid=abc");
}

#[test]
fn a_cookie_has_its_attributes() {
    let answer = all().get("/cookie").send();
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert_eq!(
        (cookies.len(), cookies[1].to_str().unwrap()),
        (2, "sid=\"abc\\073 Domain=example.com\"; SameSite=Lax; Path=/")
    );
    let cookie = answer.header("set-cookie").unwrap();
    let mut parts: Vec<_> = cookie.split("; ").collect();
    parts.sort_unstable();
    assert_eq!(parts, ["HttpOnly", "Max-Age=60", "Path=/x", "SameSite=Strict", "Secure", "sid=abc"]);
}

#[test]
fn errors_drop_what_was_said() {
    let answer = expect(all().get("/error"), 404, r#"{"detail":"gone"}"#);
    assert_eq!(
        (answer.header("x-error"), answer.header("x-outer"), answer.header("x-inner")),
        (Some("1"), None, None)
    );
    assert_eq!(answer.header("set-cookie"), None);
    let answer = expect(all().get("/error-below"), 403, r#"{"detail":"no"}"#);
    assert_eq!((answer.header("x-outer"), answer.header("set-cookie")), (None, None));
    let answer = all().get("/refused?n=x").send();
    assert_eq!((answer.status(), answer.header("x-outer")), (422, None));
    let answer = expect(all().get("/refused?n=1"), 203, "1");
    assert_eq!(answer.header("x-outer"), Some("1"));
}

#[test]
fn redirects_and_pages_keep_it() {
    let answer = all().get("/redirect").send();
    assert_eq!((answer.status(), answer.header("location")), (302, Some("/next")));
    let cookies: Vec<_> = answer.headers().get_all("set-cookie").iter().collect();
    assert_eq!(
        cookies,
        ["outer=1", "session=new"]
            .map(|cookie| HeaderValue::try_from(format!("{cookie}; SameSite=Lax; Path=/")).unwrap())
    );
    let answer = all().get("/html").send();
    assert_eq!((answer.header("x-a"), answer.header("content-type")), (Some("1"), Some("text/html")));
    assert_eq!(expect(all().get("/pair"), 201, "1").header("x-a"), Some("1"));
}

#[test]
fn a_whole_response_has_the_last_word() {
    let answer = all().get("/whole").send();
    assert_eq!(
        (answer.status(), answer.text(), answer.header("x-a"), answer.header("x-outer")),
        (200, "whole", None, None)
    );
}

#[test]
fn a_status_that_has_no_body_takes_it_away() {
    let answer = all().get("/empty").send();
    assert_eq!((answer.status(), answer.text()), (204, ""));
}
