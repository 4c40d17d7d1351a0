//! Parameter models: the hot way and the cold way give the same values, and names are those of the place.

use std::collections::BTreeSet;

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct Everything {
    number: i32,
    share: Option<f64>,
    flag: bool,
    letter: char,
    text_of_it: String,
    numbers: Vec<u8>,
    set: Option<BTreeSet<i64>>,
    #[serde(rename = "otherName")]
    renamed: String,
    #[field(default = 7, ge = 5)]
    defaulted: u16,
    id: Id,
}

#[model]
struct Id(#[field(ge = 1)] u64);

#[get("/query")]
async fn by_query(#[query] all: Everything) -> Everything {
    all
}

#[get("/header")]
async fn by_header(#[header] all: Everything) -> Everything {
    all
}

#[get("/underscores")]
async fn by_underscores(#[header(convert_underscores = false)] all: Everything) -> Everything {
    all
}

#[post("/form")]
async fn by_form(all: Form<Everything>) -> Everything {
    all.into_inner()
}

fn client() -> TestClient {
    TestClient::new(App::new("Parameters").routes(routes![by_query, by_header, by_underscores, by_form]))
}

const FIELDS: &[(&str, &str, &str)] = &[
    ("number", "-5", " -5 "),
    ("share", "0.5", "0_0.5"),
    ("flag", "true", "YES"),
    ("letter", "é", "é"),
    ("text_of_it", "a b", "a b"),
    ("numbers", "1", "01"),
    ("numbers", "2", "2.0"),
    ("set", "3", "3"),
    ("otherName", "x", "x"),
    ("id", "9", "+9"),
];

fn expected() -> Value {
    json!({
        "number": -5, "share": 0.5, "flag": true, "letter": "é", "text_of_it": "a b", "numbers": [1, 2], "set": [3],
        "otherName": "x", "defaulted": 7, "id": 9,
    })
}

#[test]
fn plain_and_coerced_texts_make_the_same_values() {
    let client = client();
    for plain in [true, false] {
        let pairs: Vec<(&str, &str)> = FIELDS
            .iter()
            .map(|(name, text, coerced)| (*name, if plain { *text } else { *coerced }))
            .collect();
        assert_eq!(client.get("/query").query(&pairs).send().into_json(), expected());
        assert_eq!(client.post("/form").form(&pairs).send().into_json(), expected());
        let parts =
            pairs.iter().fold(client.post("/form"), |request, (name, text)| request.field(name, text));
        assert_eq!(parts.send().into_json(), expected());
        for (path, hyphens) in [("/header", true), ("/underscores", false)] {
            let request = pairs.iter().fold(client.get(path), |request, (name, text)| {
                let name = if hyphens { name.replace('_', "-") } else { (*name).to_owned() };
                let latin1: Vec<u8> = text.chars().map(|c| c as u8).collect();
                request.header(&name, latin1)
            });
            assert_eq!(request.send().into_json(), expected(), "{path}");
        }
    }
}

#[test]
fn what_is_wrong_is_named_by_the_field() {
    let client = client();
    let pairs: Vec<_> = FIELDS
        .iter()
        .map(|(name, text, _)| (*name, if matches!(*name, "id" | "numbers") { "0" } else { *text }))
        .chain([("defaulted", "4"), ("number", "x"), ("unknown", "1")])
        .collect();
    let answer = client.get("/query").query(&pairs).send().into_json();
    let found: Vec<_> =
        answer["detail"].as_array().unwrap().iter().map(|issue| (&issue["loc"], &issue["type"])).collect();
    assert_eq!(
        found,
        [
            (&json!(["query", "number"]), &json!("int_parsing")),
            (&json!(["query", "defaulted"]), &json!("greater_than_equal")),
            (&json!(["query", "id"]), &json!("greater_than_equal")),
        ]
    );
    // Of a repeated header the first counts, of a repeated query parameter the last.
    let twice = [("number", "1"), ("number", "2")];
    let input = |answer: Value| answer["detail"][0]["input"]["number"].clone();
    assert_eq!(input(client.get("/query").query(&twice).send().into_json()), "2");
    let request =
        twice.iter().fold(client.get("/header"), |request, (name, text)| request.header(name, text));
    assert_eq!(input(request.send().into_json()), "1");
}

#[test]
fn the_document_names_fields_as_the_place_does() {
    let document: Value = client().get("/openapi.json").send().json();
    let names = |path: &str| -> Vec<String> {
        let parameters = document["paths"][path]["get"]["parameters"].as_array().unwrap();
        parameters.iter().map(|parameter| parameter["name"].as_str().unwrap().to_owned()).collect()
    };
    assert!(names("/header").contains(&"text-of-it".to_owned()));
    assert!(names("/underscores").contains(&"text_of_it".to_owned()));
    assert!(names("/header").contains(&"otherName".to_owned()));
    assert_eq!(
        document["paths"]["/form"]["post"]["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"],
        json!({"$ref": "#/components/schemas/Everything"})
    );
}
