//! `#[model(patch)]`: whether a struct can have a companion for partial updates.

use proc_macro2::Span;
use quote::format_ident;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{DeriveInput, Ident, LitStr};

use crate::diag::Faults;
use crate::model::schema::Form;

/// Checks the option; gives the companion's name.
pub(crate) fn check(
    (span, name): (Span, Option<LitStr>),
    form: &Form,
    item: &DeriveInput,
    faults: &mut Faults,
) -> Option<Ident> {
    let Form::Struct(table) = form else {
        faults.at(span, "only a struct with named fields can be updated in part");
        return None;
    };
    if let Some(parameter) = item.generics.params.first() {
        faults.over(parameter, "a generic struct has no patch: write one for the type that is updated");
        return None;
    }
    for field in table.fields.iter().filter(|field| field.read) {
        let reason = if field.flatten {
            "a flattened field cannot be absent"
        } else if !field.typed {
            "what `with` reads cannot be absent"
        } else {
            continue;
        };
        faults.at(field.member.span(), format!("{reason}: remove `patch` and write the patch yourself"));
    }
    match name {
        None => Some(format_ident!("{}Patch", item.ident.unraw(), span = item.ident.span())),
        Some(name) => match name.parse::<Ident>() {
            Ok(own) if own == item.ident => {
                let message = format!(
                    "the companion is a type of its own: write `patch` for `{own}Patch`, or another name"
                );
                faults.over(&name, message);
                None
            }
            Ok(name) => Some(name),
            Err(_) => {
                faults.over(&name, format!("`{}` is no name of a type", name.value()));
                None
            }
        },
    }
}
