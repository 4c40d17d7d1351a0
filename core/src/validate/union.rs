//! Enums with data.
//!
//! pydantic's unions are untagged or internally tagged; for those the words are its own. serde's other two
//! representations speak the same language: a tag that cannot be found or is not known is `union_tag_not_found` and
//! `union_tag_invalid` (external tagging has `the only key` for its discriminator), and the content's issues stand under
//! the tag's value (adjacent tagging adds the content's key).

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Content, Rules, Shape, Tagging, UnionSpec, VariantSpec};
use serde_json::{Map, Value};

use super::walk::{Fit, Walker, key, name};
use super::{fault, python};
use crate::error::Loc;

type Object = Map<String, Value>;

impl Walker<'_> {
    /// An enum with data, and its check.
    pub(super) fn union<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static UnionSpec,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let coerced = match spec.tagging {
            Tagging::Untagged => self.untagged(input, spec, strict).map(|(_, coerced)| coerced),
            Tagging::Discriminator { tag } => self.discriminated(input, spec, tag, strict),
            Tagging::Internal { tag } => self.internal(input, spec, tag, strict).map(Cow::Owned),
            Tagging::Adjacent { tag, content } => {
                self.adjacent(input, spec, tag, content, strict).map(Cow::Owned)
            }
            Tagging::External => self.external(input, spec, strict).map(Cow::Owned),
        }?;
        self.check(spec.check, &coerced, input)?;
        Some(coerced)
    }

    /// pydantic's smart mode: the first member that fits exactly, or else the one that fits best, by the number of
    /// fields that came in and then by how much had to be coerced; or else the issues of all. With the member's index.
    pub(super) fn untagged<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static UnionSpec,
        strict: bool,
    ) -> Option<(usize, Cow<'v, Value>)> {
        let mut issues = Vec::new();
        let mut best: Option<(usize, Cow<'v, Value>, Fit)> = None;
        for (index, variant) in spec.variants.iter().enumerate() {
            let mut trial = Walker { loc: self.loc, issues: &mut issues, fit: Fit::EXACT, depth: self.depth };
            if best.is_none() && trial.is_full() {
                break;
            }
            let step = Loc::Name(Cow::Owned(super::name::variant(variant)));
            let coerced = trial.at(step, |trial| trial.content(input, input, &variant.content, None, strict));
            let fit = trial.fit;
            if best.is_some() {
                issues.clear();
            }
            let Some(coerced) = coerced else { continue };
            let better = match &best {
                None => true,
                Some((.., old)) => match (old.fields, fit.fields) {
                    (Some(old), Some(new)) if old != new => new > old,
                    _ => fit.exactness > old.exactness,
                },
            };
            if better {
                best = Some((index, coerced, fit));
            }
            if fit == Fit::EXACT {
                break;
            }
        }
        match best {
            Some((index, coerced, fit)) => {
                self.fit.lower(fit.exactness);
                if let Some(count) = fit.fields {
                    self.fit.add_fields(count);
                }
                Some((index, coerced))
            }
            None => {
                self.issues.append(&mut issues);
                None
            }
        }
    }

    /// `{"tag": "Variant", …}`.
    fn internal(
        &mut self,
        input: &Value,
        spec: &'static UnionSpec,
        tag: &'static str,
        strict: bool,
    ) -> Option<Value> {
        let (variant, given) = self.tag(input, spec, tag)?;
        let coerced = self.at(key(given), |walker| match &variant.content {
            Content::Unit => Some(Cow::Owned(Value::Object(Map::new()))),
            content => walker.content(input, input, content, Some(tag), strict),
        })?;
        let mut object = Map::new();
        object.insert(tag.to_owned(), Value::from(variant.name));
        if let Value::Object(fields) = coerced.into_owned() {
            object.extend(fields);
        }
        Some(Value::Object(object))
    }

    /// `{"tag": "Variant", "content": …}`.
    fn adjacent(
        &mut self,
        input: &Value,
        spec: &'static UnionSpec,
        tag: &'static str,
        content: &'static str,
        strict: bool,
    ) -> Option<Value> {
        let (variant, given) = self.tag(input, spec, tag)?;
        let value = input.get(content);
        let coerced = self.at(key(given), |walker| {
            walker.at(name(content), |walker| match (value, &variant.content) {
                (None, Content::Unit) => Some(None),
                (None, Content::Newtype { type_, .. }) if type_.optional => Some(None),
                (None, _) => walker.report(fault::MISSING, input),
                (Some(value), inner) => walker.content(value, value, inner, None, strict).map(Some),
            })
        })?;
        let mut object = Map::new();
        object.insert(tag.to_owned(), Value::from(variant.name));
        object.extend(coerced.map(|coerced| (content.to_owned(), coerced.into_owned())));
        Some(Value::Object(object))
    }

    /// `{"Variant": …}`, or `"Variant"` for one that holds nothing.
    fn external(&mut self, input: &Value, spec: &'static UnionSpec, strict: bool) -> Option<Value> {
        const DISCRIMINATOR: &str = "the only key";
        let (given, value) = match input {
            Value::String(given) => (given, None),
            Value::Object(object) if object.len() == 1 => match object.iter().next() {
                Some((given, value)) => (given, Some(value)),
                None => return self.report(fault::tag_not_found(DISCRIMINATOR), input),
            },
            Value::Object(_) => return self.report(fault::tag_not_found(DISCRIMINATOR), input),
            _ => return self.report(fault::MODEL_TYPE, input),
        };
        let Some(variant) = find(spec, given) else {
            let fault = fault::tag_invalid(DISCRIMINATOR, &super::clip::clip_text(given), &expected(spec));
            return self.report(fault, input);
        };
        let coerced = self.at(key(given), |walker| match (value, &variant.content) {
            (None, Content::Unit) => Some(None),
            (None, _) => walker.report(fault::MISSING, input),
            (Some(value), content) => walker.content(value, value, content, None, strict).map(Some),
        })?;
        Some(match coerced {
            None => Value::from(variant.name),
            Some(coerced) => Value::Object(Map::from_iter([(variant.name.to_owned(), coerced.into_owned())])),
        })
    }

    /// The variant that a tag names, with the tag as it was given.
    fn tag<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static UnionSpec,
        tag: &str,
    ) -> Option<(&'static VariantSpec, &'v str)> {
        let Value::Object(object) = input else { return self.report(fault::MODEL_TYPE, input) };
        let discriminator = python::repr_text(tag);
        let Some(given) = object.get(tag) else {
            return self.report(fault::tag_not_found(&discriminator), input);
        };
        match given.as_str().and_then(|text| Some((find(spec, text)?, text))) {
            Some(found) => Some(found),
            None => {
                let given = python::str_value(given);
                let given = super::clip::clip_text(&given);
                self.report(fault::tag_invalid(&discriminator, &given, &expected(spec)), input)
            }
        }
    }

    /// What a variant holds. `whole` is what issues show; `tag` stands among its keys and is no field.
    pub(super) fn content<'v>(
        &mut self,
        input: &'v Value,
        whole: &'v Value,
        content: &'static Content,
        tag: Option<&str>,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        match content {
            Content::Unit if input.is_null() => Some(Cow::Borrowed(input)),
            Content::Unit => self.report(fault::NONE_REQUIRED, input),
            Content::Newtype { type_, rules } => {
                self.wrapped(input, whole, (type_.shape)(), rules, tag, strict)
            }
            Content::Tuple(items, _) => self.tuple(input, items.iter().map(|item| item()), strict),
            Content::Struct(spec) => match input {
                Value::Object(object) => self.object(whole, object, spec, tag),
                _ => self.report(fault::MODEL_TYPE, input),
            },
        }
    }

    /// A newtype variant: with a tag among its keys it is a model, or a map of the other keys.
    fn wrapped<'v>(
        &mut self,
        input: &'v Value,
        whole: &'v Value,
        shape: &'static Shape,
        rules: &Rules,
        tag: Option<&str>,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        match (tag, input, shape) {
            (Some(_), Value::Object(object), Shape::Model(spec)) => self.object(whole, object, spec, tag),
            (Some(tag), Value::Object(object), _) => {
                let rest: Object = object
                    .iter()
                    .filter(|(key, _)| *key != tag)
                    .map(|(k, v)| (k.clone(), v.clone()))
                    .collect();
                let rest = Value::Object(rest);
                let coerced = self.value(&rest, shape, rules, strict)?;
                Some(Cow::Owned(coerced.into_owned()))
            }
            _ => self.value(input, shape, rules, strict),
        }
    }
}

fn find(spec: &'static UnionSpec, given: &str) -> Option<&'static VariantSpec> {
    spec.variants.iter().find(|variant| variant.name == given || variant.aliases.contains(&given))
}

/// All tags as a message lists them.
fn expected(spec: &UnionSpec) -> String {
    let tags = spec.variants.iter().flat_map(|variant| std::iter::once(&variant.name).chain(variant.aliases));
    tags.map(|tag| python::repr_text(tag)).collect::<Vec<_>>().join(", ")
}
