//! A model as query, header, cookie or form parameters: each field is a parameter of its own.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Arity, ModelSpec, Shape, Source};
use serde_json::{Map, Value};

use crate::data::Data;
use crate::error::Issues;
use crate::forms::{FormParts, Part};
use crate::http::cookies;
use crate::request::outcome::cold;
use crate::request::query::pairs;
use crate::request::{Request, header, query, texts};

impl Request {
    /// Reads a model from the parameters of one place.
    #[inline]
    pub(crate) fn spread<T: Data>(
        &self,
        source: Source,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> Option<T> {
        let texts = Texts::new(self, source, spec.keep_underscores);
        match texts::read(&texts) {
            Some(value) => Some(value),
            None => cold(texts.collect(T::shape()), source, false, spec, issues),
        }
    }
}

/// All parameters of one place.
pub(super) struct Texts<'r> {
    request: &'r Request,
    source: Source,
    keep_underscores: bool,
}

impl<'r> Texts<'r> {
    /// Those of a request.
    pub(super) fn new(request: &'r Request, source: Source, keep_underscores: bool) -> Self {
        Texts { request, source, keep_underscores }
    }

    /// Where they stand.
    pub(super) fn source(&self) -> Source {
        self.source
    }

    /// Whether there is any of a field.
    pub(super) fn has(&self, model: &'static ModelSpec, field: &'static str) -> bool {
        match self.source {
            Source::Query => query::values(self.query(), field).next().is_some(),
            Source::Header => self.headers().contains_key(&*self.wire_name(model, field)),
            Source::Cookie => cookies(self.headers()).any(|(name, _)| name == field),
            _ => self.form().is_some_and(|form| form.named(field).next().is_some()),
        }
    }

    /// The one that counts: of a header the first, elsewhere the last.
    pub(super) fn one(&self, model: &'static ModelSpec, field: &'static str) -> Option<Cow<'r, str>> {
        match self.source {
            Source::Query => query::values(self.query(), field).last(),
            Source::Header => self.headers().get(&*self.wire_name(model, field)).map(header::text),
            Source::Cookie => {
                cookies(self.headers()).filter(|(name, _)| name == field).last().map(|(_, text)| text)
            }
            _ => self.form()?.named(field).next_back()?.text(),
        }
    }

    /// All of a field; a file is `None`.
    pub(super) fn all(
        &self,
        model: &'static ModelSpec,
        field: &'static str,
    ) -> impl Iterator<Item = Option<Cow<'r, str>>> {
        let (mut query, mut headers, mut form) = (None, None, None);
        match self.source {
            Source::Query => query = Some(query::values(self.query(), field)),
            Source::Header => {
                headers =
                    Some(self.headers().get_all(&*self.wire_name(model, field)).iter().map(header::text))
            }
            _ => form = self.form().map(|form| form.named(field).map(Part::text)),
        }
        let texts = query.into_iter().flatten().chain(headers.into_iter().flatten()).map(Some);
        texts.chain(form.into_iter().flatten())
    }

    /// Whether each name is a field's.
    pub(super) fn all_known(&self, model: &'static ModelSpec) -> bool {
        // A header under the field's own name is passed over: `x_token` stands for nothing, and is nothing unknown.
        let own = |field: &str, name: &str| matches!(self.source, Source::Header) && field == name;
        let known = |name: &str| {
            model.fields.iter().any(|field| {
                field.read
                    && (*self.wire_name(model, field.name) == *name
                        || own(field.name, name)
                        || field.aliases.contains(&name))
            })
        };
        match self.source {
            Source::Query => pairs(self.query()).all(|(name, _)| known(&name)),
            Source::Header => self.headers().keys().all(|name| known(name.as_str())),
            Source::Cookie => cookies(self.headers()).all(|(name, _)| known(&name)),
            _ => self.form().is_none_or(|form| form.iter().all(|(name, _)| known(name))),
        }
    }

    fn query(&self) -> &'r str {
        self.request.head.uri.query().unwrap_or_default()
    }

    fn headers(&self) -> &'r http::HeaderMap {
        &self.request.head.headers
    }

    fn form(&self) -> Option<&'r FormParts> {
        self.request.form_parts()
    }

    /// Header fields have hyphens where Rust names have underscores; an alias is the name as it is.
    fn wire_name(&self, model: &'static ModelSpec, field: &'static str) -> Cow<'static, str> {
        if !matches!(self.source, Source::Header) {
            return Cow::Borrowed(field);
        }
        let aliased = || model.fields.iter().any(|known| known.name == field && known.ident != field);
        let converts = !self.keep_underscores && field.contains('_') && !aliased();
        if converts {
            Cow::Owned(field.replace('_', "-").to_ascii_lowercase())
        } else if field.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(field.to_ascii_lowercase())
        } else {
            Cow::Borrowed(field)
        }
    }

    /// The parameters as one JSON object: fields first, their defaults included, then everything else.
    #[cold]
    fn collect(&self, shape: &'static Shape) -> Value {
        let given = self.given();
        let mut object = Map::new();
        let mut known = Vec::new();
        fields(shape, &mut |model| {
            for field in model.fields.iter().filter(|field| field.read && !field.flatten) {
                let wire = self.wire_name(model, field.name);
                let many = field.type_.is_some_and(|type_| type_.arity == Arity::Many);
                let mut found =
                    given.iter().filter(|(name, _)| *name == wire).map(|(_, value)| value.clone());
                let value = match (many, self.source) {
                    (true, Source::Cookie) => found.next_back(),
                    (true, _) => {
                        let all: Vec<Value> = found.collect();
                        (!all.is_empty()).then_some(Value::Array(all))
                    }
                    (false, Source::Header) => found.next(),
                    (false, _) => found.next_back(),
                };
                let default = || field.default.map(|default| default()).filter(|default| !default.is_null());
                if let Some(value) = value.or_else(default) {
                    object.insert(field.name.to_owned(), value);
                }
                known.push(wire);
                if matches!(self.source, Source::Header) {
                    known.push(field.name.into());
                }
            }
        });
        let mut repeated = Vec::new();
        for (name, value) in given.into_iter().filter(|(name, _)| !known.contains(name)) {
            // A repeated unknown key is a list, but that of a cookie.
            match object.get_mut(name.as_ref()) {
                Some(first) if matches!(self.source, Source::Cookie) => *first = value,
                None => drop(object.insert(name.into_owned(), value)),
                Some(Value::Array(all)) if repeated.contains(&name) => all.push(value),
                Some(first) => {
                    *first = Value::Array(vec![first.take(), value]);
                    repeated.push(name);
                }
            }
        }
        Value::Object(object)
    }

    fn given(&self) -> Vec<(Cow<'r, str>, Value)> {
        let string = |text: Cow<'_, str>| Value::String(text.into_owned());
        match self.source {
            Source::Query => pairs(self.query()).map(|(name, text)| (name, string(text))).collect(),
            Source::Header => {
                let headers = self.headers().iter();
                headers.map(|(name, value)| (name.as_str().into(), string(header::text(value)))).collect()
            }
            Source::Cookie => cookies(self.headers()).map(|(name, text)| (name, string(text))).collect(),
            _ => {
                let parts = self.form().into_iter().flat_map(FormParts::iter);
                parts.map(|(name, part)| (name.into(), part.to_value())).collect()
            }
        }
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
