//! One field of a model: `#[field(…)]` beside serde's own attributes.
//!
//! In: [`RawField`] and serde's view of the field. Out: [`Field`]; what is wrong goes to the faults.

use serde_derive_internals::{ast, attr};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{ExprPath, LitStr, Member, Type, TypeReference};

use crate::attr::field::{RawDefault, RawField};
use crate::attr::serde;
use crate::check::constraint;
use crate::diag::Faults;
use crate::model::schema::{Absence, Default, Field, SerdeKey};

/// Where a field stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Among named fields: it has a name on the wire.
    Named,
    /// The only value of a newtype.
    Newtype,
    /// The only value of a variant.
    NewtypeVariant,
    /// One of several values of a variant.
    TupleVariant,
}

impl Place {
    /// The end of the sentence that refuses a key there.
    fn described(self) -> &'static str {
        match self {
            Place::Named => "a named field",
            Place::Newtype => "the value of a newtype",
            Place::NewtypeVariant => "the value of a variant",
            Place::TupleVariant => "a value of a tuple variant",
        }
    }
}

/// Checks one field. `id` is unique in the item, `container` the default of the whole struct.
pub(crate) fn check(
    raw: RawField,
    field: &ast::Field<'_>,
    place: Place,
    id: String,
    container: &attr::Default,
    faults: &mut Faults,
) -> Field {
    refuse_by_place(&raw, field, place, faults);
    refuse_by_serde(&raw, field, faults);
    if let Some(reference) = borrowed(field.ty) {
        faults.over(&reference, format!("a model owns its data: write {}", owned(&reference)));
    }
    let mut keys = Vec::new();
    let (name, output) = names(&raw, field, &mut keys, faults);
    if raw.exclude.is_some() && !field.attrs.skip_serializing() {
        keys.push(SerdeKey::Exclude);
    }
    if raw.extra.is_some() && !field.attrs.flatten() {
        keys.push(SerdeKey::Flatten);
    }
    // serde lists the name it would have read itself among them.
    let own = &field.attrs.name().deserialize_name().value;
    let others = field.attrs.aliases().iter().map(|alias| &*alias.value).filter(|alias| alias != own);
    let aliases = aliases(others, &name);
    let value = match &raw.default {
        Some((_, RawDefault::Value(value))) => Some(value.clone()),
        _ => None,
    };
    let constraints = constraint::check(raw.constraints, value.as_ref(), faults);
    let typed = field.attrs.deserialize_with().is_none();
    if let (Some(required), Some(_)) = (raw.required, &raw.default) {
        faults.at(required, "`required` and `default` contradict each other: keep the one that is meant");
    }
    let absence = absence(raw.default, raw.required.is_some(), typed, field, container, &mut keys, faults);
    Field {
        ident: name_of(&field.member),
        member: field.member.clone(),
        id,
        type_: field.ty.clone(),
        typed,
        constraints,
        aliases,
        name,
        output,
        absence,
        shown: typed && field.attrs.serialize_with().is_none(),
        flatten: field.attrs.flatten() || raw.extra.is_some(),
        read: !field.attrs.skip_deserializing(),
        written: !field.attrs.skip_serializing() && raw.exclude.is_none(),
        maybe: false,
        docs: raw.docs,
        check: raw.check,
        serde: keys,
    }
}

/// The further names, without the first one: serde lists it among them when several were written.
pub(crate) fn aliases<'a>(all: impl Iterator<Item = &'a str>, name: &str) -> Vec<String> {
    all.filter(|alias| *alias != name).map(str::to_owned).collect()
}

/// The Rust name of a member, without `r#`.
fn name_of(member: &Member) -> String {
    match member {
        Member::Named(ident) => syn::ext::IdentExt::unraw(ident).to_string(),
        Member::Unnamed(index) => index.index.to_string(),
    }
}

/// Keys that mean nothing where the field stands.
fn refuse_by_place(raw: &RawField, field: &ast::Field<'_>, place: Place, faults: &mut Faults) {
    if place == Place::Named {
        return;
    }
    let described = place.described();
    if field.attrs.skip_deserializing() || field.attrs.skip_serializing() {
        faults.at(field.ty.span(), format!("{described} cannot be skipped: give it a name"));
    }
    for (key, alias) in raw.aliases() {
        faults.at(alias.span(), format!("{described} has no name on the wire: remove `{key}`"));
    }
    for (key, given) in [("exclude", raw.exclude), ("extra", raw.extra)] {
        if let Some(span) = given {
            faults.at(span, format!("`{key}` is for named fields: give the value a name"));
        }
    }
    if let Some((span, _)) = &raw.default {
        faults.at(*span, format!("{described} is always there: remove `default`"));
    }
    if let Some(span) = raw.required {
        faults.at(span, format!("{described} is always there: remove `required`"));
    }
    if let (Some(check), true) = (&raw.check, place != Place::Newtype) {
        faults.over(check, format!("{described} has no `check`: write `#[model(check = …)]` on the enum"));
    }
    if let (Some(first), Place::TupleVariant) = (raw.constraints.list.first(), place) {
        faults.at(
            first.option.key.span(),
            format!("{described} cannot carry constraints: give the values names"),
        );
    }
}

/// Keys that serde's own attributes make void.
fn refuse_by_serde(raw: &RawField, field: &ast::Field<'_>, faults: &mut Faults) {
    let reason = if field.attrs.skip_deserializing() {
        "a field that serde skips is never checked"
    } else if field.attrs.deserialize_with().is_some() {
        "what `with` reads is never checked: check it in that function"
    } else if raw.extra.is_some() {
        for (key, alias) in raw.aliases() {
            faults.at(alias.span(), format!("what holds all other keys has no name itself: remove `{key}`"));
        }
        "what holds all other keys is never checked: name the keys that have rules"
    } else if field.attrs.flatten() {
        "the fields of a flattened field stand among the others: put the constraints on them"
    } else {
        return;
    };
    for constraint in &raw.constraints.list {
        faults.at(constraint.option.key.span(), reason);
    }
    if let Some(check) = &raw.check {
        faults.over(check, reason);
    }
    if field.attrs.flatten() {
        for (key, alias) in raw.aliases() {
            faults.at(alias.span(), format!("a flattened field has no name on the wire: remove `{key}`"));
        }
    }
}

/// The names a field is read from and written to.
fn names(
    raw: &RawField,
    field: &ast::Field<'_>,
    keys: &mut Vec<SerdeKey>,
    faults: &mut Faults,
) -> (String, String) {
    let read = field.attrs.name().deserialize_name().value.clone();
    let written = field.attrs.name().serialize_name().value.clone();
    let Some((key, first)) = raw.aliases().next() else { return (read, written) };
    let text = |own: &Option<LitStr>, of_serde: &String| match own.as_ref().or(raw.alias.as_ref()) {
        Some(alias) => alias.value(),
        None => of_serde.clone(),
    };
    let (name, output) = (text(&raw.input_alias, &read), text(&raw.output_alias, &written));
    match serde::find(&field.original.attrs, "rename") {
        None => keys.push(SerdeKey::Rename(name.clone(), output.clone())),
        Some(_) if read == name && written == output => {}
        Some(span) => {
            let alias = first.value();
            faults
                .at(span, format!("`#[field({key} = {alias:?})]` names the field already: remove `rename`"));
        }
    }
    (name, output)
}

/// What absence means, and what serde must be told of it.
fn absence(
    ours: Option<(proc_macro2::Span, RawDefault)>,
    required: bool,
    typed: bool,
    field: &ast::Field<'_>,
    container: &attr::Default,
    keys: &mut Vec<SerdeKey>,
    faults: &mut Faults,
) -> Absence {
    let of_serde = match field.attrs.default() {
        attr::Default::None => None,
        attr::Default::Default => Some(Default::Trait),
        attr::Default::Path(path) => Some(Default::Path(path.clone())),
    };
    match (ours, serde::find(&field.original.attrs, "default")) {
        (Some((_, RawDefault::Trait)), None) => {
            keys.push(SerdeKey::Default);
            Absence::Default(Default::Trait)
        }
        (Some((_, RawDefault::Value(value))), None) => {
            keys.push(SerdeKey::DefaultFunction);
            Absence::Default(Default::Value(value))
        }
        (Some((_, RawDefault::Trait)), Some(_)) if matches!(of_serde, Some(Default::Trait)) => {
            Absence::Default(Default::Trait)
        }
        (Some((_, ours)), Some(span)) => {
            faults.at(span, "the default is given twice: keep the one in `#[field(default)]`");
            Absence::Default(match ours {
                RawDefault::Trait => Default::Trait,
                RawDefault::Value(value) => Default::Value(value),
            })
        }
        (None, _) => match (of_serde, container) {
            (Some(default), _) => Absence::Default(default),
            (None, attr::Default::Default) => Absence::Default(Default::OfStruct),
            (None, attr::Default::Path(path)) => Absence::Default(Default::OfStructPath(path.clone())),
            // serde never takes absence for `None` where another function reads the value.
            (None, attr::Default::None) if !typed => Absence::Error,
            (None, attr::Default::None) if required => {
                keys.push(SerdeKey::Present);
                Absence::Error
            }
            (None, attr::Default::None) => Absence::ByType,
        },
    }
}

/// The first borrowed part of a type.
pub(crate) fn borrowed(type_: &Type) -> Option<TypeReference> {
    struct First(Option<TypeReference>);
    impl<'ast> Visit<'ast> for First {
        fn visit_type_reference(&mut self, reference: &'ast TypeReference) {
            self.0.get_or_insert_with(|| reference.clone());
        }
        // What a function pointer takes is not held by the model.
        fn visit_type_fn_ptr(&mut self, _: &'ast syn::TypeFnPtr) {}
    }
    let mut first = First(None);
    visit::visit_type(&mut first, type_);
    first.0
}

/// What to write instead of a reference; the spelling improves the sentence only.
fn owned(reference: &TypeReference) -> &'static str {
    match &*reference.elem {
        Type::Path(path) if path.path.is_ident("str") => "`String` instead of `&str`",
        Type::Slice(_) => "`Vec<…>` instead of a borrowed slice",
        _ => "the type without `&`",
    }
}

/// Whether two checks compete for one place.
pub(crate) fn refuse_two_checks(outer: Option<&ExprPath>, inner: Option<&ExprPath>, faults: &mut Faults) {
    if let (Some(_), Some(inner)) = (outer, inner) {
        faults.at(inner.span(), "`#[model(check = …)]` checks the same value already: keep one of them");
    }
}
