//! Unions whose members are told by a field of the models that they hold.
//!
//! In: a value and the union's table. Out: the member and what it comes to, or the issues. The generated `Deserialize`
//! of such enums asks here as well, so that both passes choose the same.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ChoiceValue, Content, Plain, Shape, Tagging, UnionSpec, VariantSpec};
use serde_json::Value;

use super::walk::{Walker, key};
use super::{fault, python};

impl Walker<'_> {
    /// A member that a field of its model tells.
    pub(super) fn discriminated<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static UnionSpec,
        tag: &'static str,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let Value::Object(object) = input else { return self.report(fault::MODEL_TYPE, input) };
        let discriminator = python::repr_text(tag);
        let Some(given) = object.get(tag) else {
            return self.report(fault::tag_not_found(&discriminator), input);
        };
        let text = python::str_value(given);
        let shown = super::clip::clip_text(&text);
        let Some(index) = told(spec, tag, given) else {
            let tags = spec.variants.iter().flat_map(|variant| tags(variant, tag)).flat_map(words);
            let tags = tags.collect::<Vec<_>>().join(", ");
            return self.report(fault::tag_invalid(&discriminator, &shown, &tags), input);
        };
        self.at(key(&shown), |walker| {
            walker.content(input, input, &spec.variants[index].content, None, strict)
        })
    }
}

/// The member of an enum with a discriminator.
pub(crate) fn discriminate(value: &Value, shape: &'static Shape) -> Option<usize> {
    match shape {
        Shape::Union(spec) => match spec.tagging {
            Tagging::Discriminator { tag } => told(spec, tag, value.get(tag)?),
            _ => None,
        },
        _ => None,
    }
}

/// The variant that a tag tells.
fn told(spec: &'static UnionSpec, tag: &str, given: &Value) -> Option<usize> {
    spec.variants.iter().position(|variant| tags(variant, tag).iter().any(|value| is(value, given)))
}

fn is(choice: &ChoiceValue, given: &Value) -> bool {
    match choice.value {
        Plain::Text(text) => {
            given.as_str().is_some_and(|given| given == text || choice.aliases.contains(&given))
        }
        Plain::Integer(number) => given.as_i64() == Some(number),
    }
}

/// The values as a message lists them.
fn words(choice: &'static ChoiceValue) -> Vec<String> {
    match choice.value {
        Plain::Text(text) => {
            std::iter::once(&text).chain(choice.aliases).map(|text| python::repr_text(text)).collect()
        }
        Plain::Integer(number) => vec![number.to_string()],
    }
}

/// All values of the field that tells a variant.
fn tags(variant: &'static VariantSpec, tag: &str) -> &'static [ChoiceValue] {
    let Content::Newtype { type_, .. } = variant.content else { return &[] };
    let mut shape = (type_.shape)();
    loop {
        shape = match shape {
            Shape::Model(spec) => match spec.fields.iter().find(|field| field.name == tag) {
                Some(field) => match field.type_ {
                    Some(type_) => (type_.shape)(),
                    None => return &[],
                },
                None => return &[],
            },
            Shape::Newtype(spec) => (spec.inner.shape)(),
            Shape::Optional(inner) => inner(),
            Shape::Choice(spec) => return spec.values,
            _ => return &[],
        };
    }
}
