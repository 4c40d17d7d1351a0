//! A model as query, header or cookie parameters: each field is a parameter of its own.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Arity, ModelSpec, Shape, Source};
use serde_json::{Map, Value};

use crate::data::Data;
use crate::error::{Issues, Loc};
use crate::http::cookies;
use crate::request::Request;
use crate::request::header;
use crate::request::outcome::{cold, place};
use crate::request::query::pairs;

impl Request {
    /// Reads a model from the parameters of one place.
    pub(crate) fn spread<T: Data>(
        &self,
        source: Source,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> Option<T> {
        let (place, rank) = place(source);
        let input = self.collect(source, T::shape());
        cold(Value::Object(input), rank, vec![Loc::Name(Cow::Borrowed(place))], spec, issues)
    }

    /// The parameters as one JSON object: fields first, their defaults included, then everything else.
    fn collect(&self, source: Source, shape: &'static Shape) -> Map<String, Value> {
        let texts = self.texts(source);
        let mut object = Map::new();
        let mut known = Vec::new();
        fields(shape, &mut |model| {
            for field in model.fields.iter().filter(|field| field.read && !field.flatten) {
                let wire = wire_name(source, field.name);
                let many = field.type_.is_some_and(|type_| type_.arity == Arity::Many);
                let mut found = texts.iter().filter(|(name, _)| *name == wire).map(|(_, text)| text);
                let value = match (many, source) {
                    (true, Source::Cookie) | (false, Source::Query | Source::Cookie) => {
                        found.next_back().map(string)
                    }
                    (false, _) => found.next().map(string),
                    (true, _) => {
                        let all: Vec<Value> = found.map(string).collect();
                        (!all.is_empty()).then_some(Value::Array(all))
                    }
                };
                if let Some(value) = value.or_else(|| field.default.map(|default| default())) {
                    object.insert(field.name.to_owned(), value);
                }
                known.push(wire);
            }
        });
        for (name, text) in texts.iter().filter(|(name, _)| !known.contains(name)) {
            // A repeated unknown key is a list.
            match object.entry(name.as_ref()) {
                serde_json::map::Entry::Vacant(entry) => drop(entry.insert(string(text))),
                serde_json::map::Entry::Occupied(mut entry) => match entry.get_mut() {
                    Value::Array(all) => all.push(string(text)),
                    first => *first = Value::Array(vec![first.take(), string(text)]),
                },
            }
        }
        object
    }

    fn texts(&self, source: Source) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        match source {
            Source::Query => pairs(self.head.uri.query().unwrap_or_default()).collect(),
            Source::Header => self
                .head
                .headers
                .iter()
                .map(|(name, value)| (name.as_str().into(), header::text(value)))
                .collect(),
            _ => cookies(&self.head.headers).collect(),
        }
    }
}

fn string(text: impl AsRef<str>) -> Value {
    Value::String(text.as_ref().to_owned())
}

fn wire_name(source: Source, field: &'static str) -> Cow<'static, str> {
    match source {
        Source::Header => Cow::Owned(field.replace('_', "-").to_ascii_lowercase()),
        _ => Cow::Borrowed(field),
    }
}

/// Calls for a model and for the models flattened into it.
fn fields(shape: &'static Shape, each: &mut dyn FnMut(&'static ModelSpec)) {
    match shape {
        Shape::Model(model) => {
            each(model);
            for type_ in model.fields.iter().filter(|field| field.flatten).filter_map(|field| field.type_) {
                fields((type_.shape)(), each);
            }
        }
        Shape::Optional(inner) => fields(inner(), each),
        Shape::Newtype(newtype) => fields((newtype.inner.shape)(), each),
        _ => {}
    }
}
