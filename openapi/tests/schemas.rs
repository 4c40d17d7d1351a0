//! Schemas against values: what serde writes, the schema allows; what serde refuses, the schema refuses.

#[macro_use]
mod support;

use std::collections::BTreeMap;

use ferrapi_openapi::fragment::{
    Arity, Bound, ChoiceSpec, ChoiceValue, Docs, Family, FieldSpec, Kind, NewtypeSpec, Plain, Rules, Shape,
    TypeSpec, Unknown,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use support::{BYTE, INT, OPTIONAL_FLOAT, OPTIONAL_TEXT, TEXT, agree, component_of, field, validator};

#[derive(Serialize, Deserialize)]
struct Tag {
    label: String,
}
model!(Tag, &[field("label", TEXT)]);

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    name: String,
    #[serde(default)]
    weight: u8,
    note: Option<String>,
    tax: Option<f64>,
    #[serde(default)]
    tag: Option<Tag>,
    main: Tag,
}
const OPTIONAL_TAG: TypeSpec = TypeSpec {
    optional: true,
    keyed: true,
    range: None,
    shape: || &Shape::Optional(Tag::shape),
    schema: support::schema_of::<Option<Tag>>,
    ..Tag::TYPE
};
model!(
    Item,
    &[
        FieldSpec { rules: &Rules { min_length: Some(1), ..Rules::NONE }, ..field("name", TEXT) },
        FieldSpec { required: false, default: Some(|| json!(0)), ..field("weight", BYTE) },
        FieldSpec { docs: Docs { description: Some("A note."), ..Docs::NONE }, ..field("note", OPTIONAL_TEXT) },
        FieldSpec { rules: &Rules { gt: Some(Bound::Int(0)), ..Rules::NONE }, ..field("tax", OPTIONAL_FLOAT) },
        field("tag", OPTIONAL_TAG),
        FieldSpec { docs: Docs { description: Some("The main one."), ..Docs::NONE }, ..field("main", Tag::TYPE) },
    ],
    unknown: Unknown::Forbid
);

#[test]
fn a_model_is_as_pydantic_writes_it() {
    assert_eq!(
        component_of::<Item>(),
        json!({
            "type": "object",
            "properties": {
                "name": {"type": "string", "minLength": 1, "title": "Name"},
                "weight": {"type": "integer", "minimum": 0, "maximum": 255, "title": "Weight", "default": 0},
                "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Note", "description": "A note."},
                "tax": {"anyOf": [{"type": "number", "exclusiveMinimum": 0}, {"type": "null"}], "title": "Tax"},
                "tag": {"anyOf": [{"$ref": "#/components/schemas/Tag"}, {"type": "null"}]},
                "main": {"$ref": "#/components/schemas/Tag", "description": "The main one."},
            },
            "required": ["name", "main"],
            "additionalProperties": false,
            "title": "Item",
        })
    );
    agree::<Item>(
        &[
            json!({"name": "a", "main": {"label": "x"}}),
            json!({"name": "a", "main": {"label": "x", "more": 1}, "weight": 255, "note": null, "tax": 0.5, "tag": null}),
        ],
        &[
            json!({"name": "a"}),
            json!({"name": "a", "main": {"label": 1}}),
            json!({"name": "a", "main": {"label": "x"}, "weight": 256}),
            json!({"name": "a", "main": {"label": "x"}, "more": 1}),
        ],
    );
}

#[derive(Serialize, Deserialize)]
struct Node {
    name: String,
    children: Vec<Node>,
}
const NODES: TypeSpec = TypeSpec {
    family: Family::List,
    shape: || &Shape::List { item: Node::shape, set: false },
    schema: support::schema_of::<Vec<Node>>,
    ..Node::TYPE
};
model!(Node, &[field("name", TEXT), field("children", NODES)]);

#[test]
fn a_recursive_model_ends() {
    agree::<Node>(
        &[json!({"name": "a", "children": [{"name": "b", "children": []}]})],
        &[json!({"name": "a", "children": [{"name": "b"}]})],
    );
}

#[derive(Serialize, Deserialize)]
struct UserId(u64);
component!(
    UserId,
    Shape::Newtype(&NewtypeSpec {
        name: || "UserId".into(),
        path: "test::UserId",
        docs: Docs { description: Some("Identifies a user."), ..Docs::NONE },
        inner: TypeSpec { schema: support::schema_of::<u64>, ..INT },
        rules: &Rules { ge: Some(Bound::Int(1)), ..Rules::NONE },
        check: None,
    })
);

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Color {
    Red,
    DarkBlue,
}
component!(
    Color,
    Shape::Choice(&ChoiceSpec {
        name: || "Color".into(),
        path: "test::Color",
        docs: Docs::NONE,
        values: &[
            ChoiceValue { value: Plain::Text("red"), aliases: &[], docs: Docs::NONE },
            ChoiceValue { value: Plain::Text("dark-blue"), aliases: &[], docs: Docs::NONE },
        ],
        literal: false,
    })
);

#[test]
fn newtypes_and_choices_are_components() {
    let id = json!({"type": "integer", "minimum": 1, "title": "UserId", "description": "Identifies a user."});
    assert_eq!(component_of::<UserId>(), id);
    assert!(validator::<UserId>().is_valid(&json!(1)));
    assert!(!validator::<UserId>().is_valid(&json!(0)));
    assert_eq!(
        component_of::<Color>(),
        json!({"type": "string", "enum": ["red", "dark-blue"], "title": "Color"})
    );
    agree::<Color>(&[json!("red"), json!("dark-blue")], &[json!("DarkBlue"), json!(1)]);
}

#[derive(Serialize, Deserialize)]
struct Extra {
    id: i64,
    #[serde(flatten)]
    tag: Tag,
    #[serde(flatten)]
    maybe: Option<Maybe>,
    #[serde(flatten)]
    rest: BTreeMap<String, i64>,
}
#[derive(Serialize, Deserialize)]
struct Maybe {
    color: Color,
}
model!(Maybe, &[field("color", Color::TYPE)]);
const OPTIONAL_MAYBE: TypeSpec = TypeSpec {
    optional: true,
    keyed: true,
    range: None,
    shape: || &Shape::Optional(Maybe::shape),
    schema: support::schema_of::<Option<Maybe>>,
    ..Maybe::TYPE
};
const COUNTS: TypeSpec = TypeSpec {
    kind: Kind::Compound,
    arity: Arity::None,
    family: Family::Map,
    optional: false,
    keyed: true,
    range: None,
    shape: || &Shape::Map { key: || &Shape::Text, value: || &Shape::Integer { min: 0, max: 9 } },
    schema: support::schema_of::<BTreeMap<String, i64>>,
};
model!(
    Extra,
    &[
        field("id", INT),
        FieldSpec { flatten: true, ..field("tag", Tag::TYPE) },
        FieldSpec { flatten: true, ..field("maybe", OPTIONAL_MAYBE) },
        FieldSpec { flatten: true, ..field("rest", COUNTS) },
    ]
);

#[test]
fn flattened_fields_stand_among_the_structs_own() {
    let schema = component_of::<Extra>();
    assert_eq!(schema["required"], json!(["id", "label"]));
    assert_eq!(schema["additionalProperties"], json!({"type": "integer"}));
    assert_eq!(schema["properties"].as_object().unwrap().len(), 3);
    agree::<Extra>(
        &[json!({"id": 1, "label": "x", "a": 2}), json!({"id": 1, "label": "x"})],
        &[json!({"id": 1, "a": 2}), json!({"id": 1, "label": "x", "a": "b"})],
    );
}

#[test]
fn a_users_own_generator_sees_no_marks() {
    for schema in [schemars::schema_for!(Item), schemars::schema_for!(Extra)] {
        let text = serde_json::to_string(&schema).unwrap();
        assert!(!text.contains("x-ferrapi"), "{text}");
        assert!(!text.contains("components"), "{text}");
    }
}

struct Order;
const PLACE: TypeSpec = TypeSpec { schema: support::schema_of::<Option<(i64, String)>>, ..OPTIONAL_TAG };
const LABELS: TypeSpec = TypeSpec {
    family: Family::List,
    shape: || &Shape::List { item: || &Shape::Text, set: true },
    schema: support::schema_of::<std::collections::HashSet<String>>,
    ..COUNTS
};
const BY_NUMBER: TypeSpec = TypeSpec { schema: support::schema_of::<BTreeMap<u32, Tag>>, ..COUNTS };
model!(
    Order,
    &[
        field("pos", PLACE),
        FieldSpec { rules: &Rules { max_items: Some(3), ..Rules::NONE }, ..field("labels", LABELS) },
        FieldSpec { rules: &Rules { min_items: Some(1), ..Rules::NONE }, ..field("by_number", BY_NUMBER) },
        FieldSpec { required: false, default: Some(|| json!("red")), ..field("color", Color::TYPE) },
        FieldSpec { read: false, output: "total", ..field("sum", INT) },
        FieldSpec { written: false, ..field("secret", TEXT) },
        FieldSpec { type_: None, ..field("opaque", TEXT) },
    ]
);

#[test]
fn containers_and_one_way_fields() {
    let whole = json!({"type": "integer"});
    assert_eq!(
        component_of::<Order>(),
        json!({
            "type": "object",
            "properties": {
                "pos": {
                    "anyOf": [
                        {"type": "array", "prefixItems": [whole, {"type": "string"}], "minItems": 2, "maxItems": 2},
                        {"type": "null"},
                    ],
                    "title": "Pos",
                },
                "labels": {
                    "type": "array", "items": {"type": "string"}, "uniqueItems": true, "maxItems": 3, "title": "Labels",
                },
                "by_number": {
                    "type": "object",
                    "additionalProperties": {"$ref": "#/components/schemas/Tag"},
                    "minProperties": 1,
                    "title": "By Number",
                },
                "color": {"$ref": "#/components/schemas/Color", "default": "red"},
                "secret": {"type": "string", "title": "Secret"},
                "opaque": {"title": "Opaque"},
            },
            "required": ["labels", "by_number", "secret", "opaque"],
            "title": "Order",
        })
    );
}
