//! Path variables: what they may hold, how they are decoded, what is refused.

use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, fault, no_integer, refused, too_small};

#[get("/text/<text>")]
async fn text(text: String) -> String {
    text
}

#[get("/rest/<rest..>")]
async fn rest(rest: String) -> String {
    rest
}

#[get("/small/<n>")]
async fn small(n: u8) -> u8 {
    n
}

#[get("/signed/<n>")]
async fn signed(n: i8) -> i8 {
    n
}

#[get("/page/<page>/of/<count>")]
async fn page(#[path(ge = 1)] page: i64, #[path(ge = 1, le = 100)] count: i64) -> (i64, i64) {
    (page, count)
}

#[model]
#[serde(rename_all = "kebab-case")]
enum Color {
    Red,
    DarkBlue,
}

#[get("/color/<color>")]
async fn color(color: Color) -> Color {
    color
}

#[model]
struct UserId(#[field(ge = 1)] u64);

#[get("/users/<id>")]
async fn user(id: UserId) -> UserId {
    id
}

#[get("/unnamed/<item_id>")]
async fn renamed(#[path(alias = "item_id")] id: u32) -> u32 {
    id
}

#[get("/swapped/<a>/<b>")]
async fn swapped(b: String, a: String) -> (String, String) {
    (a, b)
}

fn all() -> ferrapi::TestClient {
    client(routes![text, rest, small, signed, page, color, user, renamed, swapped])
}

#[test]
fn escapes_are_decoded_once() {
    let client = all();
    for (path, decoded) in [
        ("/text/a%20b", r#""a b""#),
        ("/text/%C3%A9", r#""é""#),
        ("/text/%2525", r#""%25""#),
        ("/text/%252F", r#""%2F""#),
        ("/text/a+b", r#""a+b""#),
        ("/text/%22", r#""\"""#),
        ("/text/a%3Fb%23c", r#""a?b#c""#),
        ("/text/50%", r#""50%""#),
        ("/text/%zz", r#""%zz""#),
        ("/text/%%34%31", r#""%41""#),
        ("/te%78t/x", r#""x""#),
    ] {
        expect(client.get(path), 200, decoded);
    }
}

#[test]
fn a_slash_that_is_escaped_is_data() {
    expect(all().get("/text/a%2Fb"), 200, r#""a/b""#);
    expect(all().get("/text/%2f"), 200, r#""/""#);
    expect(all().get("/text/a/b"), 404, r#"{"detail":"Not Found"}"#);
    expect(all().get("/rest/a%2Fb/c"), 200, r#""a/b/c""#);
}

#[test]
fn what_is_no_utf_8_is_refused() {
    expect(all().get("/text/%FFx"), 400, r#"{"detail":"Bad Request"}"#);
}

#[test]
fn many_escapes_do_not_shift_the_variables() {
    let long = "%".repeat(8_000);
    let answer = all().get(&format!("/swapped/{long}/end")).send();
    let seen: (String, String) = answer.json();
    assert!(seen.0 == long && seen.1 == "end");
}

#[test]
fn a_variable_is_never_empty_and_a_rest_may_be() {
    expect(all().get("/text/"), 404, r#"{"detail":"Not Found"}"#);
    expect(all().get("/rest/"), 200, r#""""#);
    expect(all().get("/rest//a"), 200, r#""/a""#);
    expect(all().get("/rest/a/../b/"), 200, r#""a/../b/""#);
}

#[test]
fn an_integer_is_read_as_python_reads_it() {
    for (text, value) in
        [("5", "5"), ("+5", "5"), ("005", "5"), ("5.0", "5"), ("1_0", "10"), ("%205%20", "5")]
    {
        expect(all().get(&format!("/small/{text}")), 200, value);
    }
    for text in ["x", "1.", "1e2", "0x10", "1,0", "--1"] {
        refused(all().get(&format!("/small/{text}")), &[no_integer(json!(["path", "n"]), text)]);
    }
}

#[test]
fn an_integer_has_the_width_of_its_type() {
    let above = |input: &str, bound: i64| {
        json!({"type": "less_than_equal", "loc": ["path", "n"],
               "msg": format!("Input should be less than or equal to {bound}"), "input": input, "ctx": {"le": bound}})
    };
    let huge = "9".repeat(40);
    expect(all().get("/small/255"), 200, "255");
    refused(all().get("/small/256"), &[above("256", 255)]);
    refused(all().get(&format!("/small/{huge}")), &[above(&huge, 255)]);
    refused(all().get("/small/-1"), &[too_small(json!(["path", "n"]), "-1".into(), 0.into())]);
    expect(all().get("/signed/-128"), 200, "-128");
    refused(all().get("/signed/-129"), &[too_small(json!(["path", "n"]), "-129".into(), (-128).into())]);
}

#[test]
fn all_variables_are_checked_at_once_in_the_order_of_the_arguments() {
    let zero = |name: &str| too_small(json!(["path", name]), "0".into(), 1.into());
    expect(all().get("/page/1/of/100"), 200, "[1,100]");
    refused(all().get("/page/0/of/0"), &[zero("page"), zero("count")]);
    refused(all().get("/page/x/of/0"), &[no_integer(json!(["path", "page"]), "x"), zero("count")]);
}

#[test]
fn an_enum_takes_its_names() {
    expect(all().get("/color/dark-blue"), 200, r#""dark-blue""#);
    let expected = "'red' or 'dark-blue'";
    let mut wrong =
        fault("enum", json!(["path", "color"]), &format!("Input should be {expected}"), "Red".into());
    wrong["ctx"] = json!({ "expected": expected });
    refused(all().get("/color/Red"), &[wrong]);
}

#[test]
fn a_newtype_brings_its_bounds() {
    expect(all().get("/users/7"), 200, "7");
    refused(all().get("/users/0"), &[too_small(json!(["path", "id"]), "0".into(), 1.into())]);
}

#[test]
fn names_join_path_and_arguments_whatever_their_order() {
    expect(all().get("/unnamed/5"), 200, "5");
    refused(all().get("/unnamed/x"), &[no_integer(json!(["path", "item_id"]), "x")]);
    expect(all().get("/swapped/1/2"), 200, r#"["1","2"]"#);
}
