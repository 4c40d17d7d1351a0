//! A model together with which of its fields were given: pydantic's `model_fields_set`.

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use ferrapi_openapi::fragment::{Arity, FieldSpec, ModelSpec, Rules, Shape, TypeSpec};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::Data;

/// A model that knows which of its fields were given, and writes only those (and computed ones).
///
/// As a body it is read like the model itself; as an answer it is FastAPI's `response_model_exclude_unset`, at any depth.
/// Both build JSON values on the way, which the model alone does not.
///
/// ```
/// use ferrapi::Given;
/// use ferrapi::prelude::*;
///
/// #[model]
/// struct Item {
///     name: String,
///     #[field(default = 10.5)]
///     tax: f64,
/// }
///
/// #[put("/items")]
/// async fn replace(item: Given<Item>) -> Given<Item> {
///     // All fields are there …
///     assert!(item.tax > 0.0);
///     // … and those that were sent are known.
///     assert!(item.has("name"));
///     item
/// }
///
/// # fn main() {
/// let known = Given::only(Item { name: "Hammer".to_owned(), tax: 10.5 }, ["name"]);
/// assert_eq!(ferrapi::serde_json::to_string(&known).unwrap(), r#"{"name":"Hammer"}"#);
/// # }
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Given<T> {
    value: T,
    given: Keys,
}

/// Which keys of a JSON value were given; those of objects inside an array stand by their place.
#[derive(Debug, Clone, Default, PartialEq)]
enum Keys {
    /// Everything below.
    #[default]
    All,
    /// These, each with what was given inside. Keys are those of the input.
    Object(Vec<(String, Keys)>),
    /// One for each item.
    Array(Vec<Keys>),
}

impl<T> Given<T> {
    /// A value all of whose fields were given.
    pub fn all(value: T) -> Self {
        Self { value, given: Keys::All }
    }

    /// A value of which only these fields were given: names on the wire, or Rust names.
    pub fn only<'a>(value: T, fields: impl IntoIterator<Item = &'a str>) -> Self {
        let fields = fields.into_iter().map(|field| (field.to_owned(), Keys::All));
        Self { value, given: Keys::Object(fields.collect()) }
    }

    /// The value alone.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Data> Given<T> {
    /// The Rust names of the fields that were given, in the order of their declaration.
    pub fn fields(&self) -> Vec<&'static str> {
        let Some(spec) = model(T::shape()) else { return Vec::new() };
        let fields = spec.fields.iter().filter(|field| field.read && inside(&self.given, field).is_some());
        fields.map(|field| field.ident).collect()
    }

    /// Whether a field was given; `field` is its Rust name.
    pub fn has(&self, field: &str) -> bool {
        self.fields().contains(&field)
    }
}

impl<T> Deref for Given<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Given<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl Keys {
    fn of(value: &Value) -> Self {
        match value {
            Value::Object(object) => {
                Keys::Object(object.iter().map(|(key, value)| (key.clone(), Keys::of(value))).collect())
            }
            Value::Array(items) => Keys::Array(items.iter().map(Keys::of).collect()),
            _ => Keys::All,
        }
    }
}

impl<'de, T> Deserialize<'de> for Given<T>
where
    T: serde::de::DeserializeOwned,
{
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let input = Value::deserialize(deserializer)?;
        let given = Keys::of(&input);
        let value = serde_json::from_value(input).map_err(D::Error::custom)?;
        Ok(Self { value, given })
    }
}

impl<T: Data + Serialize> Serialize for Given<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut value = serde_json::to_value(&self.value).map_err(serde::ser::Error::custom)?;
        prune(&mut value, &self.given, T::shape());
        value.serialize(serializer)
    }
}

/// Takes away the fields that were not given.
fn prune(value: &mut Value, given: &Keys, shape: &'static Shape) {
    match (shape, given, value) {
        (Shape::Optional(inner), given, value) => prune(value, given, inner()),
        (Shape::Newtype(spec), given, value) => prune(value, given, (spec.inner.shape)()),
        (Shape::List { item, .. }, Keys::Array(all), Value::Array(items)) => {
            items.iter_mut().zip(all).for_each(|(value, given)| prune(value, given, item()));
        }
        (Shape::Map { value: of, .. }, Keys::Object(all), Value::Object(object)) => {
            for (key, given) in all {
                if let Some(value) = object.get_mut(key) {
                    prune(value, given, of());
                }
            }
        }
        (Shape::Model(spec), given @ Keys::Object(_), Value::Object(object)) => {
            for (key, mut value) in std::mem::take(object) {
                let Some(field) = spec.fields.iter().find(|field| field.written && field.output == key)
                else {
                    // What is flattened into the model has no key of its own here.
                    object.insert(key, value);
                    continue;
                };
                match inside(given, field) {
                    Some(given) => {
                        if let Some(type_) = field.type_ {
                            prune(&mut value, given, (type_.shape)());
                        }
                        object.insert(key, value);
                    }
                    // Computed fields are never given, and always there.
                    None if !field.read => drop(object.insert(key, value)),
                    None => {}
                }
            }
        }
        _ => {}
    }
}

/// What was given of a field, if it was.
fn inside<'a>(given: &'a Keys, field: &FieldSpec) -> Option<&'a Keys> {
    match given {
        Keys::All => Some(given),
        Keys::Object(keys) => {
            let is = |key: &str| field.name == key || field.ident == key || field.aliases.contains(&key);
            keys.iter().find(|(key, _)| is(key)).map(|(_, given)| given)
        }
        Keys::Array(_) => None,
    }
}

fn model(shape: &'static Shape) -> Option<&'static ModelSpec> {
    match shape {
        Shape::Model(spec) => Some(spec),
        Shape::Newtype(spec) => model((spec.inner.shape)()),
        _ => None,
    }
}

impl<T: JsonSchema> JsonSchema for Given<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: Data> Data for Given<T> {
    const TYPE: TypeSpec = TypeSpec { arity: Arity::None, ..T::TYPE };
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        T::shape()
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.value.conforms()
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        self.value.meets(rules)
    }
}
