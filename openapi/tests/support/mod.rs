//! Fragments by hand: what `#[model]` and the method attributes would write, short enough for a test.
//!
//! In: Rust types with serde's derives. Out: `TypeSpec`s, specs and documents of them.
#![allow(dead_code, reason = "each test binary uses a part")]

use ferrapi_openapi::fragment::{
    ArgumentSpec, Arity, ContentSpec, Docs, Family, FieldSpec, Kind, Location, ModelSpec, Origin, ReplySpec,
    RouteSpec, Rules, Shape, ShapeOf, Source, TypeSpec, Unknown,
};
use ferrapi_openapi::schemas::{Components, generator};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub(crate) fn schema_of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

const fn scalar<T: JsonSchema>(family: Family, shape: ShapeOf) -> TypeSpec {
    TypeSpec {
        kind: Kind::Scalar,
        arity: Arity::One,
        family,
        optional: false,
        keyed: true,
        range: None,
        shape,
        schema: schema_of::<T>,
    }
}

pub(crate) const TEXT: TypeSpec = scalar::<String>(Family::Text, || &Shape::Text);
pub(crate) const BOOL: TypeSpec = scalar::<bool>(Family::Other, || &Shape::Bool);
pub(crate) const FLOAT: TypeSpec = scalar::<f64>(Family::Float, || &Shape::Float { max: f64::MAX });
pub(crate) const INT: TypeSpec =
    scalar::<i64>(Family::Integer, || &Shape::Integer { min: i64::MIN as i128, max: i64::MAX as i128 });
pub(crate) const BYTE: TypeSpec = scalar::<u8>(Family::Integer, || &Shape::Integer { min: 0, max: 255 });
pub(crate) const OPTIONAL_TEXT: TypeSpec = TypeSpec {
    optional: true,
    keyed: true,
    range: None,
    shape: || &Shape::Optional(|| &Shape::Text),
    schema: schema_of::<Option<String>>,
    ..TEXT
};
pub(crate) const OPTIONAL_FLOAT: TypeSpec = TypeSpec {
    optional: true,
    keyed: true,
    range: None,
    shape: || &Shape::Optional(|| &Shape::Float { max: f64::MAX }),
    schema: schema_of::<Option<f64>>,
    ..FLOAT
};
pub(crate) const TEXTS: TypeSpec = TypeSpec {
    kind: Kind::Compound,
    arity: Arity::Many,
    family: Family::List,
    optional: false,
    keyed: true,
    range: None,
    shape: || &Shape::List { item: || &Shape::Text, set: false },
    schema: schema_of::<Vec<String>>,
};

/// What `#[model]` says of a type.
pub(crate) const fn compound<T: JsonSchema>(shape: ShapeOf) -> TypeSpec {
    TypeSpec {
        kind: Kind::Compound,
        arity: Arity::Spread,
        family: Family::Other,
        optional: false,
        keyed: true,
        range: None,
        shape,
        schema: schema_of::<T>,
    }
}

pub(crate) const fn field(name: &'static str, type_: TypeSpec) -> FieldSpec {
    FieldSpec {
        ident: name,
        name,
        output: name,
        aliases: &[],
        type_: Some(type_),
        rules: &Rules::NONE,
        required: !type_.optional,
        default: None,
        flatten: false,
        read: true,
        written: true,
        docs: Docs::NONE,
        check: None,
    }
}

/// A model's table; `name` and `path` are the macro's below.
pub(crate) const MODEL: ModelSpec = ModelSpec {
    name: || "".into(),
    path: "",
    docs: Docs::NONE,
    fields: &[],
    unknown: Unknown::Ignore,
    strict: false,
    default: false,
    check: None,
};

/// Gives a type its shape and its schema, as `#[model]` does.
macro_rules! component {
    ($type:ident, $shape:expr) => {
        impl $type {
            fn shape() -> &'static ferrapi_openapi::fragment::Shape {
                static SHAPE: ferrapi_openapi::fragment::Shape = $shape;
                &SHAPE
            }
            #[allow(dead_code, reason = "not every test type is a field")]
            const TYPE: ferrapi_openapi::fragment::TypeSpec = support::compound::<Self>(Self::shape);
        }
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($type)).into()
            }
            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                ferrapi_openapi::shape_schema(Self::shape(), generator)
            }
        }
    };
}

/// Gives a struct its table.
macro_rules! model {
    ($type:ident, $fields:expr $(, $key:ident: $value:expr)*) => {
        component!($type, ferrapi_openapi::fragment::Shape::Model(&ferrapi_openapi::fragment::ModelSpec {
            name: || stringify!($type).into(),
            path: concat!(module_path!(), "::", stringify!($type)),
            fields: $fields,
            $($key: $value,)*
            ..support::MODEL
        }));
    };
}

pub(crate) const fn argument(name: &'static str, source: Source, type_: TypeSpec) -> ArgumentSpec {
    ArgumentSpec {
        ident: name,
        name,
        origin: Origin { source, type_: Some(type_) },
        type_name: "",
        rules: &Rules::NONE,
        required: true,
        default: None,
        embed: false,
        scopes: &[],
        keep_underscores: false,
        docs: Docs::NONE,
    }
}

/// JSON of which nothing is documented: what a FastAPI function without a return type answers with.
pub(crate) const JSON: ReplySpec = ReplySpec {
    status: None,
    fields: &[],
    content: Some(ContentSpec { media_type: "application/json", schema: None }),
    body: true,
    errors: &[],
};

pub(crate) const ROUTE: RouteSpec =
    RouteSpec { location: Location { file: "main.rs", line: 1 }, reply: JSON, ..RouteSpec::DEFAULT };

pub(crate) const fn json_content<T: JsonSchema>() -> ContentSpec {
    ContentSpec { media_type: "application/json", schema: Some(schema_of::<T>) }
}

/// A type's schema in place, and all components.
pub(crate) fn document_of<T: JsonSchema>() -> (Value, Value) {
    let mut generator = generator();
    let schema = generator.subschema_for::<T>();
    let components = Components::take(&mut generator);
    assert_eq!(components.clashes, []);
    (schema.to_value(), serde_json::to_value(components.schemas).unwrap())
}

/// One component.
pub(crate) fn component_of<T: JsonSchema>() -> Value {
    document_of::<T>().1[T::schema_name().as_ref()].clone()
}

/// Checks values against a type's schema.
pub(crate) fn validator<T: JsonSchema>() -> jsonschema::Validator {
    let (mut schema, components) = document_of::<T>();
    schema["components"] = json!({ "schemas": components });
    jsonschema::validator_for(&schema).expect("we write valid schemas")
}

/// Schema and serde must agree on every value.
pub(crate) fn agree<T: JsonSchema + Serialize + DeserializeOwned>(good: &[Value], bad: &[Value]) {
    let validator = validator::<T>();
    for value in good {
        let read: T =
            serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert!(
            validator.is_valid(value),
            "the schema refuses {value}: {:?}",
            validator.iter_errors(value).next()
        );
        let written = serde_json::to_value(read).unwrap();
        assert!(validator.is_valid(&written), "the schema refuses what serde wrote: {written}");
    }
    for value in bad {
        assert!(serde_json::from_value::<T>(value.clone()).is_err(), "serde takes {value}");
        assert!(!validator.is_valid(value), "the schema takes {value}");
    }
}
