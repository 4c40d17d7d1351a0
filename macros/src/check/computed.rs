//! `#[model(computed(…))]`: fields that are written and not held.
//!
//! In: the list as typed, serde's view of the struct. Out: [`Computed`], named as a field of the struct would be.

use serde_derive_internals::ast::Container;
use syn::ext::IdentExt;

use crate::attr::model::RawComputed;
use crate::diag::Faults;
use crate::model::schema::{Computed, Form};

/// Checks all computed fields.
pub(crate) fn check(
    raw: Vec<RawComputed>,
    form: &Form,
    container: &Container<'_>,
    faults: &mut Faults,
) -> Vec<Computed> {
    let Some(first) = raw.first() else { return Vec::new() };
    let Form::Struct(table) = form else {
        faults.at(first.ident.span(), "only a struct with named fields can have computed ones");
        return Vec::new();
    };
    let rule = container.attrs.rename_all_rules().serialize;
    let mut checked: Vec<Computed> = Vec::new();
    for RawComputed { ident, function } in raw {
        let output = rule.apply_to_field(&ident.unraw().to_string());
        let held = table.fields.iter().any(|field| field.written && !field.flatten && field.output == output);
        if held || checked.iter().any(|earlier| earlier.output == output) {
            faults.at(
                ident.span(),
                format!("`{output}` is written already: name the computed field differently"),
            );
            continue;
        }
        checked.push(Computed { ident, output, function });
    }
    checked
}
