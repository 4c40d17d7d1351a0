//! Unions told by a field of the models they hold, and by how well a model fits.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::{client, expect, fault, missing, refused};

#[model(literal)]
#[serde(rename_all = "lowercase")]
enum CatKind {
    Cat,
}

#[model(literal)]
#[serde(rename_all = "lowercase")]
enum DogKind {
    Dog,
    Wolf,
}

#[model(literal)]
#[serde(rename_all = "lowercase")]
#[derive(Default)]
enum FishKind {
    #[default]
    Fish,
}

#[model]
struct Cat {
    kind: CatKind,
    meow: i64,
}

#[model]
struct Dog {
    kind: DogKind,
    bark: f64,
}

#[model]
struct Fish {
    #[field(default)]
    kind: FishKind,
    bubbles: bool,
}

#[model(discriminator = "kind")]
enum Pet {
    Cat(Cat),
    Dog(Dog),
    Fish(Fish),
}

impl Pet {
    fn model(&self) -> &'static str {
        match self {
            Pet::Cat(_) => "Cat",
            Pet::Dog(_) => "Dog",
            Pet::Fish(_) => "Fish",
        }
    }
}

#[model]
struct Owner {
    pets: Vec<Pet>,
}

#[post("/pet")]
fn pet(pet: Pet) -> Value {
    json!({ "model": pet.model(), "pet": pet })
}

#[post("/owner")]
fn owner(owner: Owner) -> Owner {
    owner
}

#[test]
fn a_field_tells_the_member() {
    let client = client(routes![pet, owner]);
    let send = |body: Value| client.post("/pet").json(&body);
    expect(send(json!({"kind": "cat", "meow": 1})), 200, r#"{"model":"Cat","pet":{"kind":"cat","meow":1}}"#);
    expect(
        send(json!({"kind": "wolf", "bark": "1"})),
        200,
        r#"{"model":"Dog","pet":{"kind":"wolf","bark":1.0}}"#,
    );
    expect(
        send(json!({"kind": "fish", "bubbles": 0})),
        200,
        r#"{"model":"Fish","pet":{"kind":"fish","bubbles":false}}"#,
    );
    refused(send(json!({"kind": "cat"})), &[missing(json!(["body", "cat", "meow"]), json!({"kind": "cat"}))]);
    let absent = json!({
        "type": "union_tag_not_found", "loc": ["body"],
        "msg": "Unable to extract tag using discriminator 'kind'",
        "input": {"bubbles": true}, "ctx": {"discriminator": "'kind'"},
    });
    refused(send(json!({"bubbles": true})), &[absent]);
    let invalid = json!({
        "type": "union_tag_invalid", "loc": ["body"],
        "msg": "Input tag '5' found using 'kind' does not match any of the expected tags: 'cat', 'dog', 'wolf', 'fish'",
        "input": {"kind": 5},
        "ctx": {"discriminator": "'kind'", "tag": "5", "expected_tags": "'cat', 'dog', 'wolf', 'fish'"},
    });
    refused(send(json!({"kind": 5})), &[invalid]);
    let sent = json!({"pets": [{"kind": "cat", "meow": 1}, {"kind": "dog", "bark": 1.5}]});
    expect(client.post("/owner").json(&sent), 200, &sent.to_string());
    let kind = "model_attributes_type";
    let msg = "Input should be a valid dictionary or object to extract fields from";
    let sent = json!({"pets": [[]]});
    refused(client.post("/owner").json(&sent), &[fault(kind, json!(["body", "pets", 0]), msg, json!([]))]);
}

#[test]
fn the_document_maps_every_tag() {
    let client = client(routes![owner]);
    let document: Value = client.get("/openapi.json").send().json();
    let items = &document["components"]["schemas"]["Owner"]["properties"]["pets"]["items"];
    assert_eq!(
        items,
        &json!({
            "oneOf": [
                {"$ref": "#/components/schemas/Cat"},
                {"$ref": "#/components/schemas/Dog"},
                {"$ref": "#/components/schemas/Fish"},
            ],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {
                    "cat": "#/components/schemas/Cat", "dog": "#/components/schemas/Dog",
                    "wolf": "#/components/schemas/Dog", "fish": "#/components/schemas/Fish",
                },
            },
        })
    );
}

#[model]
struct A {
    x: i64,
    #[field(default = "a")]
    common: String,
}

#[model]
struct B {
    y: String,
    x: Option<i64>,
}

#[model]
#[serde(untagged)]
enum Either {
    A(A),
    B(B),
}

#[post("/union", response(exclude_none))]
fn union(v: Either) -> Either {
    v
}

#[test]
fn the_member_that_fits_best_is_taken() {
    let client = client(routes![union]);
    let send = |body: Value| client.post("/union").json(&body);
    expect(send(json!({"x": 1})), 200, r#"{"x":1,"common":"a"}"#);
    expect(send(json!({"y": "a"})), 200, r#"{"y":"a"}"#);
    expect(send(json!({"x": 1, "y": "a"})), 200, r#"{"y":"a","x":1}"#);
    expect(send(json!({"x": "1", "y": "a"})), 200, r#"{"y":"a","x":1}"#);
    refused(
        send(json!({"y": 1})),
        &[
            missing(json!(["body", "A", "x"]), json!({"y": 1})),
            fault("string_type", json!(["body", "B", "y"]), "Input should be a valid string", json!(1)),
        ],
    );
}
