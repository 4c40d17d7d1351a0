//! Answers: computed and excluded fields, and what an operation leaves out.

use ferrapi::Given;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect};

#[model(computed(double))]
#[derive(Clone)]
struct Out {
    a: i64,
    #[field(default = "dflt")]
    b: String,
    c: Option<f64>,
    #[field(default = "s", exclude)]
    secret: String,
}

impl Out {
    fn double(&self) -> i64 {
        self.a * 2
    }

    fn new(a: i64) -> Self {
        Out { a, b: "dflt".to_owned(), c: None, secret: "s".to_owned() }
    }
}

#[get("/whole")]
fn whole() -> Out {
    let out = Out::new(1);
    assert_eq!(out.secret, "s");
    out
}

#[get("/none", response(exclude_none))]
fn none() -> Out {
    Out::new(1)
}

#[get("/defaults", response(exclude_defaults))]
fn defaults() -> Result<Out, HttpError> {
    Ok(Out { c: Some(2.5), ..Out::new(1) })
}

#[get("/include", response(include(a, b)))]
fn include() -> Out {
    Out::new(1)
}

#[get("/exclude", response(exclude(b)))]
fn exclude() -> Vec<Out> {
    vec![Out::new(1)]
}

#[get("/error", response(include(a)))]
fn error() -> Result<Out, HttpError> {
    Err(HttpError::not_found("no"))
}

#[get("/given")]
fn given() -> Given<Out> {
    Given::only(Out::new(1), ["a"])
}

#[put("/unset")]
fn unset(u: Given<Out>) -> ferrapi::serde_json::Value {
    json!({ "set": u.fields(), "dump": u })
}

#[model(computed(area, size = whole_size), schema_extra = json!({ "x-unit": "cm" }))]
#[serde(rename_all = "camelCase")]
struct Plate {
    #[field(schema_extra = json!({ "x-axis": 1 }))]
    base_width: i64,
    #[serde(flatten)]
    rest: Rest,
}

#[model]
struct Rest {
    height: i64,
}

impl Plate {
    fn area(&self) -> i64 {
        self.base_width * self.rest.height
    }
}

fn whole_size(plate: &Plate) -> String {
    format!("{}x{}", plate.base_width, plate.rest.height)
}

#[post("/plate")]
fn plate(p: Plate) -> Plate {
    p
}

#[test]
fn computed_fields_are_written_and_excluded_ones_are_not() {
    let client = client(routes![whole, plate]);
    expect(client.get("/whole"), 200, r#"{"a":1,"b":"dflt","c":null,"double":2}"#);
    let sent = json!({"baseWidth": 2, "height": 3});
    expect(client.post("/plate").json(&sent), 200, r#"{"baseWidth":2,"height":3,"area":6,"size":"2x3"}"#);
}

#[test]
fn operations_leave_parts_out() {
    let client = client(routes![none, defaults, include, exclude, error]);
    expect(client.get("/none"), 200, r#"{"a":1,"b":"dflt","double":2}"#);
    expect(client.get("/defaults"), 200, r#"{"a":1,"c":2.5,"double":2}"#);
    expect(client.get("/include"), 200, r#"{"a":1,"b":"dflt"}"#);
    expect(client.get("/exclude"), 200, r#"[{"a":1,"c":null,"double":2}]"#);
    expect(client.get("/error"), 404, r#"{"detail":"no"}"#);
}

#[test]
fn what_was_given_is_known() {
    let client = client(routes![given, unset]);
    expect(client.get("/given"), 200, r#"{"a":1,"double":2}"#);
    let sent = json!({"a": "5", "secret": "x"});
    expect(client.put("/unset").json(&sent), 200, r#"{"set":["a","secret"],"dump":{"a":5,"double":10}}"#);
}

#[test]
fn the_document_tells_both_sides() {
    let client = client(routes![whole, unset, plate]);
    let document: ferrapi::serde_json::Value = client.get("/openapi.json").send().json();
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["Out-Input"]["required"], json!(["a"]));
    assert_eq!(schemas["Out-Input"]["properties"]["secret"]["default"], "s");
    assert_eq!(schemas["Out-Input"]["properties"].get("double"), None);
    assert_eq!(schemas["Out-Output"]["required"], json!(["a", "double"]));
    assert_eq!(schemas["Out-Output"]["properties"].get("secret"), None);
    assert_eq!(schemas["Out-Output"]["properties"]["double"]["readOnly"], true);
    assert_eq!(schemas["Plate-Input"]["x-unit"], "cm");
    assert_eq!(schemas["Plate-Input"]["properties"]["baseWidth"]["x-axis"], 1);
}
