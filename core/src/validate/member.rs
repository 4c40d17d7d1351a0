//! Which member of a union a value is: told by a field of its model, or by how well it fits.
//!
//! In: a value and the union's table. Out: the member and what it comes to, or the issues. The generated `Deserialize`
//! of such enums asks here as well, so that both passes choose the same.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Content, Shape, Tagging, UnionSpec, VariantSpec};
use serde_json::Value;

use super::walk::{Walker, key};
use super::{fault, python};
use crate::error::Loc;

/// A member that fits.
struct Fit {
    index: usize,
    coerced: Value,
    exact: bool,
    /// How many fields of models were given; `None` where there is no model.
    fields: Option<usize>,
}

impl Fit {
    /// pydantic's smart mode: more fields given is better, then no coercion; of equals the first wins.
    fn is_better_than(&self, other: &Fit) -> bool {
        match (other.fields, self.fields) {
            (Some(other), Some(own)) if other != own => own > other,
            _ => self.exact && !other.exact,
        }
    }
}

impl Walker<'_> {
    /// The member that fits best, by its place among the variants; else the issues of all.
    pub(super) fn best(
        &mut self,
        input: &Value,
        spec: &'static UnionSpec,
        strict: bool,
    ) -> Option<(usize, Value)> {
        let mut best: Option<Fit> = None;
        let mut issues = Vec::new();
        for (index, variant) in spec.variants.iter().enumerate() {
            let Some(fit) = self.fit(index, input, variant, strict, &mut issues) else { continue };
            // Without models nothing can fit better than exactly.
            if fit.exact && fit.fields.is_none() {
                return Some((index, fit.coerced));
            }
            if best.as_ref().is_none_or(|best| fit.is_better_than(best)) {
                best = Some(fit);
            }
        }
        let Some(best) = best else {
            self.issues.append(&mut issues);
            return None;
        };
        if let Some(fields) = best.fields {
            *self.fields.get_or_insert(0) += fields;
        }
        Some((best.index, best.coerced))
    }

    /// Whether a member fits, as it is or after coercion. What is wrong goes to `issues`, under the member's name.
    fn fit(
        &mut self,
        index: usize,
        input: &Value,
        variant: &'static VariantSpec,
        strict: bool,
        issues: &mut Vec<crate::error::Issue>,
    ) -> Option<Fit> {
        if !self.exact {
            let mut unused = Vec::new();
            let mut trial = self.trial(&mut unused, true);
            if let Some(coerced) = trial.content(input, input, &variant.content, None, strict) {
                return Some(Fit { index, coerced, exact: true, fields: trial.fields });
            }
        }
        let exact = self.exact;
        let mut trial = self.trial(issues, exact);
        if trial.is_full() {
            return None;
        }
        let step = Loc::Name(Cow::Owned(super::name::variant(variant)));
        let coerced = trial.at(step, |trial| trial.content(input, input, &variant.content, None, strict))?;
        Some(Fit { index, coerced, exact, fields: trial.fields })
    }

    /// A walk of its own from here.
    fn trial<'a>(&'a mut self, issues: &'a mut Vec<crate::error::Issue>, exact: bool) -> Walker<'a> {
        Walker { loc: self.loc, issues, exact, depth: self.depth, fields: None }
    }

    /// A member that a field of its model tells.
    pub(super) fn discriminated(
        &mut self,
        input: &Value,
        spec: &'static UnionSpec,
        tag: &'static str,
        strict: bool,
    ) -> Option<Value> {
        let Value::Object(object) = input else { return self.report(fault::MODEL_TYPE, input) };
        let discriminator = python::repr_text(tag);
        let Some(given) = object.get(tag) else {
            return self.report(fault::tag_not_found(&discriminator), input);
        };
        let Some((text, index)) = given.as_str().and_then(|text| Some((text, told(spec, tag, text)?))) else {
            let given = super::clip::clip_text(&python::str_value(given));
            let tags = spec.variants.iter().flat_map(|variant| tags(variant, tag));
            let tags = tags.map(python::repr_text).collect::<Vec<_>>().join(", ");
            return self.report(fault::tag_invalid(&discriminator, &given, &tags), input);
        };
        self.at(key(text), |walker| walker.content(input, input, &spec.variants[index].content, None, strict))
    }
}

/// The variant of a value, and what the variant's content is read from.
pub(crate) fn pick(value: Value, shape: &'static Shape) -> Result<(usize, Value), &'static str> {
    let Shape::Union(spec) = shape else { return Err("not a union") };
    if let Tagging::Discriminator { tag } = spec.tagging {
        let index = value.get(tag).and_then(Value::as_str).and_then(|text| told(spec, tag, text));
        return index.map(|index| (index, value)).ok_or("no variant has this discriminator");
    }
    let (mut loc, mut issues) = (Vec::new(), Vec::new());
    let mut walker = Walker { loc: &mut loc, issues: &mut issues, exact: false, depth: 0, fields: None };
    walker.best(&value, spec, false).ok_or("data did not match any variant")
}

/// The variant that a tag tells.
fn told(spec: &'static UnionSpec, tag: &str, text: &str) -> Option<usize> {
    spec.variants.iter().position(|variant| tags(variant, tag).contains(&text))
}

/// All values of the field that tells a variant.
fn tags(variant: &'static VariantSpec, tag: &str) -> Vec<&'static str> {
    let Content::Newtype { type_, .. } = variant.content else { return Vec::new() };
    let mut shape = (type_.shape)();
    loop {
        shape = match shape {
            Shape::Model(spec) => match spec.fields.iter().find(|field| field.name == tag) {
                Some(field) => match field.type_ {
                    Some(type_) => (type_.shape)(),
                    None => return Vec::new(),
                },
                None => return Vec::new(),
            },
            Shape::Newtype(spec) => (spec.inner.shape)(),
            Shape::Optional(inner) => inner(),
            Shape::Choice(spec) => {
                let values = spec.values.iter();
                return values
                    .flat_map(|value| std::iter::once(value.name).chain(value.aliases.iter().copied()))
                    .collect();
            }
            _ => return Vec::new(),
        };
    }
}
