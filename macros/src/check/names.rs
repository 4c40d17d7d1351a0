//! Names on the wire: no two fields or variants may share one.
//!
//! In: a form. Out: nothing but faults, at the second owner of a name.

use std::collections::HashMap;

use proc_macro2::Span;
use syn::spanned::Spanned;

use crate::diag::Faults;
use crate::model::schema::{Content, Field, Form, Tagging};

/// Reports every name that has two owners.
pub(crate) fn check(form: &Form, faults: &mut Faults) {
    match form {
        Form::Struct(table) => check_fields(&table.fields, None, faults),
        Form::Choice(choices) => {
            let mut names = Names::default();
            for choice in choices.values.iter().filter(|choice| choice.number.is_none()) {
                names.claim(
                    &choice.ident.to_string(),
                    choice.ident.span(),
                    &choice.name,
                    &choice.aliases,
                    faults,
                );
            }
        }
        Form::Union(union) => {
            let tag = match &union.tagging {
                Tagging::Internal(tag) => Some(tag.as_str()),
                _ => None,
            };
            let mut names = Names::default();
            for variant in union.variants.iter().filter(|variant| variant.read) {
                if !matches!(union.tagging, Tagging::Untagged) {
                    let ident = variant.ident.to_string();
                    names.claim(&ident, variant.ident.span(), &variant.name, &variant.aliases, faults);
                }
                if let Content::Struct(table) = &variant.content {
                    check_fields(&table.fields, tag, faults);
                }
            }
        }
        Form::Newtype(_) | Form::Proxy(_) => {}
    }
}

fn check_fields(fields: &[Field], tag: Option<&str>, faults: &mut Faults) {
    let (mut read, mut written) = (Names::default(), Names::default());
    for field in fields.iter().filter(|field| !field.flatten) {
        let span = field.member.span();
        if field.listed() && tag == Some(&field.name) {
            // serde says so too, but at the whole enum.
            faults
                .at(span, format!("`{}` is the enum's tag already: name the field differently", field.name));
            continue;
        }
        let mut clean = true;
        if field.read {
            clean = read.claim(&field.ident, span, &field.name, &field.aliases, faults);
        }
        // One fault says enough where both names clash.
        if field.written && clean {
            written.claim(&field.ident, span, &field.output, &[], faults);
        }
    }
}

/// Who owns which name.
#[derive(Default)]
struct Names(HashMap<String, String>);

impl Names {
    /// Claims names for an owner; reports the first that is taken.
    fn claim(
        &mut self,
        owner: &str,
        span: Span,
        name: &String,
        aliases: &[String],
        faults: &mut Faults,
    ) -> bool {
        for name in std::iter::once(name).chain(aliases) {
            if let Some(earlier) = self.0.insert(name.clone(), owner.to_owned()) {
                faults.at(span, format!("`{earlier}` and `{owner}` are both `{name}` on the wire"));
                return false;
            }
        }
        true
    }
}
