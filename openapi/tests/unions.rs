//! Enums with data against values, in each of serde's representations.

#[macro_use]
mod support;

use ferrapi_openapi::fragment::{Content, Docs, ModelSpec, Rules, Shape, Tagging, UnionSpec, VariantSpec};
use serde::{Deserialize, Serialize};
use serde_json::json;
use support::{FLOAT, INT, MODEL, OPTIONAL_TEXT, TEXT, agree, field};

#[derive(Serialize, Deserialize)]
struct Tag {
    label: String,
}
model!(Tag, &[field("label", TEXT)]);

const fn variant(name: &'static str, content: Content) -> VariantSpec {
    VariantSpec { ident: name, name, aliases: &[], docs: Docs::NONE, content }
}
const fn union(name: fn() -> std::borrow::Cow<'static, str>, tagging: Tagging) -> UnionSpec {
    UnionSpec {
        name,
        path: "test::union",
        docs: Docs::NONE,
        inline: false,
        tagging,
        variants: VARIANTS,
        check: None,
    }
}
const VARIANTS: &[VariantSpec] = &[
    variant("Off", Content::Unit),
    variant("Tagged", Content::Newtype { type_: Tag::TYPE, rules: &Rules::NONE }),
    variant(
        "Circle",
        Content::Struct(&ModelSpec {
            name: || "Circle".into(),
            path: "test::Circle",
            fields: &[field("radius", FLOAT), field("note", OPTIONAL_TEXT)],
            ..MODEL
        }),
    ),
];

#[derive(Serialize, Deserialize)]
enum External {
    Off,
    Tagged(Tag),
    Circle { radius: f64, note: Option<String> },
    Pair(i64, String),
}
component!(
    External,
    Shape::Union(&UnionSpec {
        variants: &[
            variant("Off", Content::Unit),
            variant("Tagged", Content::Newtype { type_: Tag::TYPE, rules: &Rules::NONE }),
            variant(
                "Circle",
                Content::Struct(&ModelSpec {
                    fields: &[field("radius", FLOAT), field("note", OPTIONAL_TEXT)],
                    ..MODEL
                }),
            ),
            variant(
                "Pair",
                Content::Tuple(&[|| &Shape::Float { max: f64::MAX }, || &Shape::Text], &[INT, TEXT])
            ),
        ],
        ..union(|| "External".into(), Tagging::External)
    })
);

#[test]
fn external_tagging() {
    agree::<External>(
        &[
            json!("Off"),
            json!({"Tagged": {"label": "x"}}),
            json!({"Circle": {"radius": 1.5}}),
            json!({"Pair": [1, "a"]}),
        ],
        &[
            json!("On"),
            json!({"Tagged": {}}),
            json!({"Circle": {"radius": "1"}}),
            json!({"Circle": {"radius": 1}, "Off": null}),
            json!({"Pair": [1]}),
            json!({"Pair": [1, "a", 2]}),
        ],
    );
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "kind")]
enum Internal {
    Off,
    Tagged(Tag),
    Circle { radius: f64, note: Option<String> },
}
component!(Internal, Shape::Union(&union(|| "Internal".into(), Tagging::Internal { tag: "kind" })));

#[test]
fn internal_tagging() {
    let (_, components) = support::document_of::<Internal>();
    assert_eq!(
        components["Internal"],
        json!({
            "oneOf": [
                {"$ref": "#/components/schemas/Internal.Off"},
                {"$ref": "#/components/schemas/Internal.Tagged"},
                {"$ref": "#/components/schemas/Internal.Circle"},
            ],
            "discriminator": {
                "propertyName": "kind",
                "mapping": {
                    "Off": "#/components/schemas/Internal.Off",
                    "Tagged": "#/components/schemas/Internal.Tagged",
                    "Circle": "#/components/schemas/Internal.Circle",
                },
            },
            "title": "Internal",
        })
    );
    assert_eq!(
        components["Internal.Circle"],
        json!({
            "type": "object",
            "properties": {
                "kind": {"type": "string", "const": "Circle", "title": "Kind"},
                "radius": {"type": "number", "title": "Radius"},
                "note": {"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Note"},
            },
            "required": ["kind", "radius"],
            "title": "Circle",
        })
    );
    agree::<Internal>(
        &[
            json!({"kind": "Off"}),
            json!({"kind": "Tagged", "label": "x"}),
            json!({"kind": "Circle", "radius": 1.5, "note": "n"}),
        ],
        &[
            json!({"kind": "On"}),
            json!({"label": "x"}),
            json!({"kind": "Tagged"}),
            json!({"kind": "Circle", "label": "x"}),
        ],
    );
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Off,
    Tagged(Tag),
    Circle { radius: f64, note: Option<String> },
}
component!(
    Adjacent,
    Shape::Union(&union(|| "Adjacent".into(), Tagging::Adjacent { tag: "t", content: "c" }))
);

#[test]
fn adjacent_tagging() {
    agree::<Adjacent>(
        &[
            json!({"t": "Off"}),
            json!({"t": "Tagged", "c": {"label": "x"}}),
            json!({"t": "Circle", "c": {"radius": 1}}),
        ],
        &[
            json!({"t": "Tagged"}),
            json!({"t": "Tagged", "c": {}}),
            json!({"c": {"radius": 1}}),
            json!({"t": "X"}),
        ],
    );
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Off,
    Tagged(Tag),
    Circle { radius: f64, note: Option<String> },
}
component!(Untagged, Shape::Union(&union(|| "Untagged".into(), Tagging::Untagged)));

#[test]
fn no_tagging() {
    agree::<Untagged>(
        &[json!(null), json!({"label": "x"}), json!({"radius": 1, "note": "n"})],
        &[json!("Off"), json!({"radius": "x"}), json!({})],
    );
}

#[test]
fn a_users_own_generator_gets_the_variants_in_place() {
    let schema = schemars::schema_for!(Internal);
    assert_eq!(schema.get("discriminator"), None);
    assert_eq!(schema.pointer("/oneOf/2/properties/kind/const"), Some(&json!("Circle")));
}
