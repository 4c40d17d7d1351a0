//! Every promise of the program, tried through the real HTTP stack, without a port but where a port is the promise.

use std::collections::BTreeSet;
use std::thread;
use std::time::Instant;

use ferrapi::serde_json::{Value, json};
use ferrapi::{TestClient, TestResponse};

use super::*;

mod proxied;

/// An address where nobody listens.
const NOWHERE: &str = "http://127.0.0.1:1/";

fn client() -> TestClient {
    TestClient::new(app(Upstream::new(NOWHERE)))
}

/// Status and body, byte for byte, of a JSON answer.
#[track_caller]
fn assert_json(answer: &TestResponse, status: u16, body: &str) {
    assert_eq!((answer.status(), answer.text()), (status, body));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("content-length"), Some(body.len().to_string().as_str()));
}

/// A 422 with these faults, byte for byte.
#[track_caller]
fn assert_refused(answer: &TestResponse, faults: Value) {
    assert_json(answer, 422, &json!({ "detail": faults }).to_string());
}

fn create(client: &TestClient, body: &str) -> TestResponse {
    client.post("/items").content_type("application/json").body(String::from(body)).send()
}

#[test]
fn echo_answers_the_number_and_the_text() {
    let client = client();
    assert_json(&client.get("/echo/42?q=search").send(), 200, r#"{"item_id":42,"q":"search"}"#);
    assert_json(&client.get("/echo/42").send(), 200, r#"{"item_id":42,"q":null}"#);
    assert_json(&client.get("/echo/-1?q=").send(), 200, r#"{"item_id":-1,"q":""}"#);
    assert_json(&client.get("/echo/1?q=a&q=%C3%A9+b").send(), 200, r#"{"item_id":1,"q":"é b"}"#);
}

#[test]
fn echo_refuses_what_is_no_number() {
    let fault = json!([{
        "type": "int_parsing", "loc": ["path", "item_id"],
        "msg": "Input should be a valid integer, unable to parse string as an integer", "input": "foo"
    }]);
    assert_refused(&client().get("/echo/foo").send(), fault);
}

#[test]
fn items_are_listed() {
    let all = r#"[{"id":1,"name":"Widget"},{"id":2,"name":"Gadget"}]"#;
    assert_json(&client().get("/items").send(), 200, all);
}

#[test]
fn an_item_is_read_through_its_dependency() {
    let client = client();
    assert_json(&client.get("/items/1").send(), 200, r#"{"name":"Widget"}"#);
    assert_json(&client.get("/items/2").send(), 200, r#"{"name":"Gadget"}"#);
    assert_json(&client.get("/items/9").send(), 404, r#"{"detail":"Item not found"}"#);
}

#[test]
fn an_item_that_is_no_number_is_refused_before_the_dependency_runs() {
    let fault = json!([{
        "type": "int_parsing", "loc": ["path", "item_id"],
        "msg": "Input should be a valid integer, unable to parse string as an integer", "input": "abc"
    }]);
    assert_refused(&client().get("/items/abc").send(), fault);
}

#[test]
fn an_item_is_created_and_stays() {
    let client = client();
    let answer = create(&client, r#"{"name":"Thingamajig","price":9.5,"tags":["new"]}"#);
    assert_json(&answer, 201, r#"{"id":3,"name":"Thingamajig"}"#);
    assert_json(&client.get("/items/3").send(), 200, r#"{"name":"Thingamajig"}"#);
    // What pydantic coerces, is coerced; what it does not know, is ignored.
    let answer = create(&client, r#"{"name":"Whatsit","price":"10","color":"red"}"#);
    assert_json(&answer, 201, r#"{"id":4,"name":"Whatsit"}"#);
}

#[test]
fn one_fault_of_a_new_item_is_named() {
    let body = r#"{"name":"Thingamajig","price":0}"#;
    let fault = json!([{
        "type": "greater_than", "loc": ["body", "price"], "msg": "Input should be greater than 0",
        "input": 0, "ctx": {"gt": 0.0}
    }]);
    assert_refused(&create(&client(), body), fault);
}

#[test]
fn all_faults_of_a_new_item_are_named_at_once() {
    let faults = json!([
        {"type": "string_too_short", "loc": ["body", "name"],
         "msg": "String should have at least 1 character", "input": "", "ctx": {"min_length": 1}},
        {"type": "float_parsing", "loc": ["body", "price"],
         "msg": "Input should be a valid number, unable to parse string as a number", "input": "cheap"},
        {"type": "string_type", "loc": ["body", "tags", 1], "msg": "Input should be a valid string", "input": 7}
    ]);
    assert_refused(&create(&client(), r#"{"name":"","price":"cheap","tags":["a",7]}"#), faults);
    let body = json!({"tags": 5});
    let faults = json!([
        {"type": "missing", "loc": ["body", "name"], "msg": "Field required", "input": body},
        {"type": "missing", "loc": ["body", "price"], "msg": "Field required", "input": body},
        {"type": "list_type", "loc": ["body", "tags"], "msg": "Input should be a valid list", "input": 5}
    ]);
    assert_refused(&create(&client(), &body.to_string()), faults);
}

#[test]
fn the_bounds_of_a_new_item_are_checked_above_too() {
    let long = "x".repeat(101);
    let answer = create(&client(), &json!({"name": long, "price": 1}).to_string());
    let fault = json!([{
        "type": "string_too_long", "loc": ["body", "name"],
        "msg": "String should have at most 100 characters", "input": long, "ctx": {"max_length": 100}
    }]);
    assert_refused(&answer, fault);
    let tags = vec!["t"; 21];
    let answer = create(&client(), &json!({"name": "x", "price": 1, "tags": tags}).to_string());
    let fault = json!([{
        "type": "too_long", "loc": ["body", "tags"],
        "msg": "List should have at most 20 items after validation, not 21", "input": tags,
        "ctx": {"field_type": "List", "max_length": 20, "actual_length": 21}
    }]);
    assert_refused(&answer, fault);
}

#[test]
fn malformed_json_is_the_one_fault() {
    let fault = json!([{
        "type": "json_invalid", "loc": ["body", 8], "msg": "JSON decode error", "input": {},
        "ctx": {"error": "Expecting value"}
    }]);
    assert_refused(&create(&client(), r#"{"name":"#), fault);
}

#[test]
fn a_body_that_is_not_there_is_missing() {
    let client = client();
    let missing = || json!([{"type": "missing", "loc": ["body"], "msg": "Field required", "input": null}]);
    assert_refused(&client.post("/items").send(), missing());
    assert_refused(&client.post("/items").content_type("application/json").send(), missing());
    assert_refused(&create(&client, "null"), missing());
}

#[test]
fn a_body_is_json_only_if_it_says_so() {
    let client = client();
    let body = r#"{"name":"Thingamajig","price":9.5}"#;
    let fault = || {
        json!([{
            "type": "model_attributes_type", "loc": ["body"],
            "msg": "Input should be a valid dictionary or object to extract fields from", "input": body
        }])
    };
    assert_refused(&client.post("/items").body(body).send(), fault());
    assert_refused(&client.post("/items").content_type("text/plain").body(body).send(), fault());
    let form = "application/x-www-form-urlencoded";
    assert_refused(&client.post("/items").content_type(form).body(body).send(), fault());
    for media_type in ["application/json; charset=utf-8", "Application/JSON", "application/vnd.item+json"] {
        let answer = client.post("/items").content_type(media_type).body(body).send();
        assert_eq!(answer.status(), 201, "{media_type}");
    }
}

#[test]
fn a_deleted_item_is_gone() {
    let client = client();
    let answer = client.delete("/items/1").send();
    assert_eq!((answer.status(), answer.text()), (204, ""));
    assert_eq!((answer.header("content-length"), answer.header("transfer-encoding")), (None, None));
    assert_json(&client.delete("/items/1").send(), 404, r#"{"detail":"Item not found"}"#);
    assert_json(&client.get("/items/1").send(), 404, r#"{"detail":"Item not found"}"#);
    assert_json(&client.get("/items").send(), 200, r#"[{"id":2,"name":"Gadget"}]"#);
    let fault = json!([{
        "type": "greater_than_equal", "loc": ["path", "item_id"],
        "msg": "Input should be greater than or equal to 0", "input": "-1", "ctx": {"ge": 0}
    }]);
    assert_refused(&client.delete("/items/-1").send(), fault);
}

#[test]
fn an_identifier_is_not_given_again() {
    let client = client();
    create(&client, r#"{"name":"a","price":1}"#);
    assert_eq!(client.delete("/items/3").send().status(), 204);
    assert_json(&create(&client, r#"{"name":"b","price":1}"#), 201, r#"{"id":4,"name":"b"}"#);
}

#[test]
fn a_post_is_read_with_its_author() {
    let client = client();
    let path = "/users/7/posts/9";
    assert_json(&client.get(path).send(), 200, r#"{"user_id":7,"post_id":9,"draft":false}"#);
    for word in ["true", "1", "on", "YES", "t"] {
        let answer = client.get(path).query(&[("include_draft", word)]).send();
        assert_json(&answer, 200, r#"{"user_id":7,"post_id":9,"draft":true}"#);
    }
}

#[test]
fn both_identifiers_of_a_post_are_checked_at_once() {
    let zero = |name: &str| {
        json!({
            "type": "greater_than_equal", "loc": ["path", name],
            "msg": "Input should be greater than or equal to 1", "input": "0", "ctx": {"ge": 1}
        })
    };
    let client = client();
    assert_refused(&client.get("/users/0/posts/9").send(), json!([zero("user_id")]));
    assert_refused(&client.get("/users/0/posts/0").send(), json!([zero("user_id"), zero("post_id")]));
    let draft = json!({
        "type": "bool_parsing", "loc": ["query", "include_draft"],
        "msg": "Input should be a valid boolean, unable to interpret input", "input": "maybe"
    });
    let answer = client.get("/users/0/posts/0?include_draft=maybe").send();
    assert_refused(&answer, json!([zero("user_id"), zero("post_id"), draft]));
}

#[test]
fn a_slash_too_many_is_redirected() {
    let client = client();
    for (path, location) in [("/items/?a=%20b", "/items?a=%20b"), ("/items/1/", "/items/1")] {
        let answer = client.get(path).send();
        assert_eq!((answer.status(), answer.header("location")), (307, Some(location)));
        assert_eq!(answer.text(), "");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    for path in ["/", "/nothing", "/items/1/2", "/Items", "//items", "/users/7/posts"] {
        assert_json(&client().get(path).send(), 404, r#"{"detail":"Not Found"}"#);
    }
}

#[test]
fn a_method_that_is_not_there_is_told_the_others() {
    let allowed = |method: &str, path: &str| -> BTreeSet<String> {
        let answer = client().request(method, path).send();
        assert_json(&answer, 405, r#"{"detail":"Method Not Allowed"}"#);
        answer.header("allow").unwrap().split(", ").map(str::to_owned).collect()
    };
    assert_eq!(allowed("PUT", "/items"), ["GET", "HEAD", "POST"].map(str::to_owned).into());
    assert_eq!(allowed("PATCH", "/items/1"), ["DELETE", "GET", "HEAD"].map(str::to_owned).into());
    assert_eq!(allowed("OPTIONS", "/slow"), ["GET", "HEAD"].map(str::to_owned).into());
}

#[test]
fn concurrent_creates_never_lose_or_duplicate_an_identifier() {
    let client = client();
    let created: Vec<u64> = thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let client = &client;
                scope.spawn(move || -> Vec<u64> {
                    let one =
                        |n| create(client, &json!({"name": format!("{writer}-{n}"), "price": 1}).to_string());
                    (0..25).map(|n| one(n).into_json()["id"].as_u64().unwrap()).collect()
                })
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    let listed: Vec<Value> = client.get("/items").send().json();
    let listed: BTreeSet<u64> = listed.iter().map(|row| row["id"].as_u64().unwrap()).collect();
    assert_eq!(created.len(), 200);
    assert_eq!(created.iter().copied().collect::<BTreeSet<_>>(), (3..203).collect());
    assert_eq!(listed, (1..203).collect());
}

#[test]
fn handlers_that_block_do_not_wait_for_each_other() {
    // The test client's application has one worker. One after the other, these would take ten seconds.
    let client = client();
    let start = Instant::now();
    thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| assert_json(&client.get("/slow").send(), 200, r#""done""#));
        }
    });
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(200) && took < Duration::from_secs(3), "{took:?}");
}

#[test]
fn the_document_describes_the_program() {
    let answer = client().get("/openapi.json").send();
    assert_eq!((answer.status(), answer.header("content-type")), (200, Some("application/json")));
    let document: Value = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(
        (&document["info"]["title"], &document["info"]["version"]),
        (&json!("Item Store"), &json!("1.0"))
    );
    let paths: Vec<&str> = document["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "/echo/{item_id}",
        "/items",
        "/items/{item_id}",
        "/users/{user_id}/posts/{post_id}",
        "/proxy",
        "/slow",
    ];
    assert_eq!(paths, expected);
    let create = &document["paths"]["/items"]["post"];
    let body = &create["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(body, "#/components/schemas/NewItem");
    let created = &create["responses"]["201"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(created, "#/components/schemas/ItemRow");
    let refused = &create["responses"]["422"]["content"]["application/json"]["schema"]["$ref"];
    assert_eq!(refused, "#/components/schemas/HTTPValidationError");
    let deleted = &document["paths"]["/items/{item_id}"]["delete"]["responses"]["204"];
    assert!(deleted["description"].is_string() && deleted.get("content").is_none(), "{deleted}");
}

#[test]
fn the_pages_answer() {
    let client = client();
    for (page, word) in [("/docs", "swagger-ui"), ("/redoc", "redoc")] {
        let answer = client.get(page).send();
        assert_eq!((answer.status(), answer.header("content-type")), (200, Some("text/html; charset=utf-8")));
        assert!(answer.text().contains("Item Store") && answer.text().contains(word), "{page}");
        assert!(!answer.text().contains("https://cdn"), "{page} loads from strangers");
    }
}

#[test]
fn a_handler_is_a_function() {
    let items = State::new(Items::with_samples());
    let found =
        get_item_or_404(2, items.clone()).map(|item| json!(item)).map_err(|error| error.status_code());
    assert_eq!(found, Ok(json!({"name": "Gadget"})));
    let found = get_item_or_404(3, items).map(|item| json!(item)).map_err(|error| error.status_code());
    assert_eq!(found, Err(StatusCode::NOT_FOUND));
    assert_eq!(slow(), "done");
}
