//! Whether a struct needs serde's derives.
//!
//! In: the item and its form. Out: whether `ferrapi::__private::Record` can say all that serde is told of it. Nothing is a
//! fault here.

use syn::punctuated::Punctuated;
use syn::{Attribute, DeriveInput, Meta, Token};

use crate::model::schema::{Absence, Default, Field, Form, SerdeKey};

/// Whether named fields with keys and defaults are all there is.
pub(crate) fn check(item: &DeriveInput, form: &Form) -> bool {
    let (Form::Struct(table), syn::Data::Struct(data)) = (form, &item.data) else { return false };
    item.generics.params.is_empty()
        && !table.fields.is_empty()
        && !table.default
        && table.fields.iter().all(is_plain)
        && says_only(&item.attrs, &["rename_all", "deny_unknown_fields"])
        && data.fields.iter().all(|field| says_only(&field.attrs, &["rename", "alias", "default"]))
}

fn is_plain(field: &Field) -> bool {
    let is_default =
        |default: &Default| matches!(default, Default::Trait | Default::Path(_) | Default::Value(_));
    let absence = match &field.absence {
        Absence::ByType | Absence::Error => true,
        Absence::Default(default) => is_default(default),
    };
    let special =
        |key: &SerdeKey| matches!(key, SerdeKey::SkipAbsent | SerdeKey::Exclude | SerdeKey::Flatten);
    absence
        && field.typed
        && field.read
        && field.written
        && !field.flatten
        && !field.maybe
        && !field.serde.iter().any(special)
}

/// Whether serde is told nothing else. What stands behind a condition may be anything.
fn says_only(attributes: &[Attribute], keys: &[&str]) -> bool {
    attributes.iter().all(|attribute| {
        if !attribute.path().is_ident("serde") {
            return !attribute.path().is_ident("cfg_attr") && !attribute.path().is_ident("cfg");
        }
        let metas = attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        metas.is_ok_and(|metas| metas.iter().all(|meta| keys.iter().any(|key| meta.path().is_ident(key))))
    })
}
