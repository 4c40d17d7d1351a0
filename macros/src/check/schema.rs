//! A `#[model]` as typed → a model that makes sense, or faults.
//!
//! In: [`RawModel`]. Out: [`Model`]. Single fields are checked in `check::field`, wire names in `check::names`;
//! what the *types* can do is asked by the expansion. serde's own faults are left to serde.

use std::collections::HashSet;

use proc_macro2::{Ident, Span};
use serde_derive_internals::ast::{self, Container, Style};
use serde_derive_internals::attr::{self, TagType};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{DeriveInput, Member, Type};

use crate::attr::docs::Docs;
use crate::attr::field::RawField;
use crate::attr::model::RawModel;
use crate::attr::serde;
use crate::check::choice::{self, Switches};
use crate::check::field::{self, Place};
use crate::check::{bound, computed, extra, names, patch, record, union};
use crate::diag::Faults;
use crate::model::schema::{Choice, Content, Form, Model, Newtype, Table, Tagging, Union, Variant};

/// Checks a whole model. Without a form (a union, a unit struct …) there is nothing to expand.
pub(crate) fn check(raw: RawModel, faults: &mut Faults) -> Option<Model> {
    let RawModel {
        item,
        runtime,
        strict,
        integer,
        literal,
        check,
        name,
        extra,
        discriminator,
        computed,
        patch,
        mut docs,
        fields,
    } = raw;
    let switches = Switches { integer, literal };
    refuse_attributes(&item, faults);
    refuse_lifetimes(&item, faults);
    if let syn::Data::Union(_) = item.data {
        faults.at(item.ident.span(), "a union has no JSON form: write an enum");
        return None;
    }
    let (container, by_serde) = serde::read(&item);
    let Some(container) = container else {
        faults.keep(by_serde);
        return None;
    };
    let mut reader = Reader {
        fields: fields.into_iter(),
        taken: HashSet::new(),
        strict,
        switches,
        discriminated: discriminator.is_some(),
        named: name.is_some(),
        faults: &mut *faults,
    };
    let mut form = reader.form(&container)?;
    if !matches!(form, Form::Choice(_)) {
        switches.refuse(faults);
    }
    if let Some(tag) = discriminator {
        union::discriminate(&mut form, &tag, &container, faults);
    }
    let forbids = container.attrs.deny_unknown_fields();
    let forbid_unknown = extra.is_some_and(|extra| extra::check(&mut form, &extra, forbids, faults));
    let computed = computed::check(computed, &form, &container, faults);
    let patch = patch.and_then(|patch| patch::check(patch, &form, &item, faults));
    let bounds = bound::infer(&container, &form);
    let refused = match &form {
        Form::Choice(_) => Some("an enum without data has only its names"),
        Form::Proxy(_) => Some("serde converts this type from another one, which has the rules"),
        Form::Newtype(newtype) => {
            field::refuse_two_checks(check.as_ref(), newtype.field.check.as_ref(), faults);
            inherit_docs(&mut docs, &newtype.field.docs);
            None
        }
        Form::Struct(_) | Form::Union(_) => None,
    };
    if let Some(reason) = refused {
        let given =
            [("strict", strict.then(|| item.ident.span())), ("check", check.as_ref().map(Spanned::span))];
        for (key, span) in given.into_iter().filter_map(|(key, span)| Some((key, span?))) {
            faults.at(span, format!("{reason}: remove `{key}`"));
        }
    }
    names::check(&form, faults);
    // What is said above says also what to write instead.
    if faults.is_empty() {
        faults.keep(by_serde);
    }
    let name = name.map_or_else(|| item.ident.unraw().to_string(), |name| name.value());
    drop(container);
    let record = computed.is_empty() && record::check(&item, &form);
    Some(Model { name, item, runtime, docs, check, form, computed, bounds, forbid_unknown, record, patch })
}

/// Attributes that another derive owns, or that would change what `#[model]` stands for.
fn refuse_attributes(item: &DeriveInput, faults: &mut Faults) {
    for path in serde::own_derives(&item.attrs) {
        let name = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        faults.over(&path, format!("`#[model]` already derives `{name}`: remove it here"));
    }
    if let Some(span) = serde::find(&item.attrs, "crate") {
        faults.at(span, "`#[model]` names serde's crate itself: remove `crate`");
    }
    if let Some(span) = serde::find(&item.attrs, "remote") {
        faults.at(
            span,
            "a model describes its own type: remove `remote`, or use `Json<T>` for the other crate's type",
        );
    }
}

/// Models own their data. A borrowed field is reported at the field, where the remedy is.
fn refuse_lifetimes(item: &DeriveInput, faults: &mut Faults) {
    let types: Vec<&Type> = match &item.data {
        syn::Data::Struct(data) => data.fields.iter().map(|field| &field.ty).collect(),
        syn::Data::Enum(data) => {
            data.variants.iter().flat_map(|variant| &variant.fields).map(|field| &field.ty).collect()
        }
        syn::Data::Union(_) => Vec::new(),
    };
    if types.into_iter().any(|type_| field::borrowed(type_).is_some()) {
        return;
    }
    if let Some(lifetime) = item.generics.lifetimes().next() {
        let name = &lifetime.lifetime;
        faults.over(name, format!("a model owns its data: remove `{name}` and what borrows with it"));
    }
}

/// A newtype's field may carry the words that the type itself lacks.
fn inherit_docs(docs: &mut Docs, field: &Docs) {
    docs.title = docs.title.take().or_else(|| field.title.clone());
    docs.description = docs.description.take().or_else(|| field.description.clone());
    if docs.examples.is_empty() {
        docs.examples.clone_from(&field.examples);
    }
    docs.deprecated |= field.deprecated;
}

/// Goes through the fields in order; raw and serde's view run in step.
struct Reader<'a> {
    fields: std::vec::IntoIter<RawField>,
    taken: HashSet<String>,
    strict: bool,
    switches: Switches,
    named: bool,
    /// `#[model(discriminator = …)]` is there.
    discriminated: bool,
    faults: &'a mut Faults,
}

impl Reader<'_> {
    fn form(&mut self, container: &Container<'_>) -> Option<Form> {
        let attrs = &container.attrs;
        if let Some(source) = attrs.type_from().or(attrs.type_try_from()) {
            for raw in self.fields.by_ref() {
                if let Some(span) = raw.span {
                    self.faults.at(span, "serde converts this type from another one: put the rules there");
                }
            }
            return Some(Form::Proxy(Box::new(source.clone())));
        }
        let span = container.ident.span();
        match &container.data {
            ast::Data::Struct(Style::Struct | Style::Tuple, fields) if attrs.transparent() => {
                self.transparent(fields, span)
            }
            ast::Data::Struct(Style::Struct, fields) => {
                let mut table = self.table(fields, "", attrs.default());
                table.forbid_unknown = attrs.deny_unknown_fields();
                Some(Form::Struct(table))
            }
            ast::Data::Struct(Style::Newtype, fields) => self.newtype(&fields[0], attrs.transparent(), true),
            ast::Data::Struct(Style::Tuple, _) => {
                let name = &container.ident;
                let message = format!(
                    "a tuple struct has no names for its values: write `struct {name} {{ name: … }}`"
                );
                self.faults.at(span, message);
                None
            }
            ast::Data::Struct(Style::Unit, _) => {
                let name = &container.ident;
                self.faults.at(
                    span,
                    format!("a unit struct holds nothing: write `struct {name} {{}}` for an empty object"),
                );
                None
            }
            ast::Data::Enum(variants) => self.enumeration(variants, container),
        }
    }

    fn transparent(&mut self, fields: &[ast::Field<'_>], span: Span) -> Option<Form> {
        let mut form = None;
        let alone = fields.len() == 1;
        for field in fields {
            if field.attrs.transparent() && form.is_none() {
                form = self.newtype(field, true, alone);
            } else if let Some(span) = self.fields.next().and_then(|raw| raw.span) {
                self.faults.at(span, "serde skips this field of a transparent struct: remove `#[field]`");
            }
        }
        if form.is_none() {
            self.faults
                .at(span, "a transparent struct has one field that is read: remove `#[serde(transparent)]`");
        }
        form
    }

    fn newtype(&mut self, field: &ast::Field<'_>, transparent: bool, alone: bool) -> Option<Form> {
        let field = self.field(field, Place::Newtype, "", &attr::Default::None)?;
        Some(Form::Newtype(Box::new(Newtype { field, transparent, alone })))
    }

    fn table(&mut self, fields: &[ast::Field<'_>], variant: &str, default: &attr::Default) -> Table {
        Table {
            fields: fields
                .iter()
                .filter_map(|field| self.field(field, Place::Named, variant, default))
                .collect(),
            forbid_unknown: false,
            strict: self.strict,
            default: !default.is_none(),
        }
    }

    fn field(
        &mut self,
        field: &ast::Field<'_>,
        place: Place,
        variant: &str,
        default: &attr::Default,
    ) -> Option<crate::model::schema::Field> {
        let raw = self.fields.next()?;
        let name = match &field.member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        let mut id = if variant.is_empty() { name } else { format!("{variant}_{name}") };
        // Constants are named in upper case: `a` and `A` would be one.
        while !self.taken.insert(id.to_ascii_uppercase()) {
            id.push('_');
        }
        let mut checked = field::check(raw, field, place, id, default, self.faults);
        if self.strict && place != Place::Named {
            checked.constraints.make_strict(field.ty.span());
        }
        Some(checked)
    }

    fn enumeration(&mut self, variants: &[ast::Variant<'_>], container: &Container<'_>) -> Option<Form> {
        let attrs = &container.attrs;
        let span = container.ident.span();
        if variants.is_empty() {
            self.faults.at(span, "an enum without variants has no value: add one");
            return None;
        }
        self.refuse_variants(variants);
        if choice::is_plain(variants) && matches!(attrs.tag(), TagType::External) {
            return Some(Form::Choice(choice::choices(variants, self.switches, self.faults)));
        }
        let tagging = match attrs.tag() {
            TagType::External => Tagging::External,
            TagType::Internal { tag } => Tagging::Internal(tag.clone()),
            TagType::Adjacent { tag, content } => Tagging::Adjacent(tag.clone(), content.clone()),
            TagType::None => Tagging::Untagged,
        };
        let forbid_unknown = attrs.deny_unknown_fields();
        let by_content = matches!(tagging, Tagging::Untagged) || self.discriminated;
        let inline = by_content && !self.named && !mentions(variants, &container.ident);
        let variants = variants.iter().map(|variant| self.variant(variant, forbid_unknown)).collect();
        Some(Form::Union(Union { tagging, variants, inline }))
    }

    fn variant(&mut self, variant: &ast::Variant<'_>, forbid_unknown: bool) -> Variant {
        let name = variant.ident.unraw().to_string();
        let content = match variant.style {
            Style::Unit => Content::Unit,
            Style::Newtype => {
                match self.field(&variant.fields[0], Place::NewtypeVariant, &name, &attr::Default::None) {
                    Some(field) => Content::Newtype(Box::new(field)),
                    None => Content::Unit,
                }
            }
            Style::Tuple => {
                let fields = variant.fields.iter();
                let none = attr::Default::None;
                Content::Tuple(
                    fields.filter_map(|field| self.field(field, Place::TupleVariant, &name, &none)).collect(),
                )
            }
            Style::Struct => {
                let mut table = self.table(&variant.fields, &name, &attr::Default::None);
                table.forbid_unknown = forbid_unknown;
                Content::Struct(table)
            }
        };
        let Choice { ident, name, aliases, docs, .. } = choice::choice(variant);
        Variant { ident, name, aliases, docs, content, read: !variant.attrs.skip_deserializing() }
    }

    /// What serde can do with a single variant and the tables cannot describe.
    fn refuse_variants(&mut self, variants: &[ast::Variant<'_>]) {
        for variant in variants {
            let attributes = &variant.original.attrs;
            let refused = [
                ("other", variant.attrs.other(), "list every value, or take a `String`"),
                ("untagged", variant.attrs.untagged(), "put `untagged` on the whole enum"),
                ("with", variant.attrs.deserialize_with().is_some(), "put it on the variant's value"),
            ];
            for (key, given, instead) in refused {
                if given {
                    let span = serde::find(attributes, key).unwrap_or_else(|| variant.ident.span());
                    self.faults.at(span, format!("a model cannot describe `{key}` on a variant: {instead}"));
                }
            }
        }
    }
}

/// Whether the enum holds itself.
fn mentions(variants: &[ast::Variant<'_>], ident: &Ident) -> bool {
    struct Finds<'a>(&'a Ident, bool);
    impl<'ast> Visit<'ast> for Finds<'_> {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.1 |= ident == self.0 || ident == "Self";
        }
    }
    let mut finds = Finds(ident, false);
    let fields = variants.iter().flat_map(|variant| &variant.fields);
    fields.for_each(|field| finds.visit_type(field.ty));
    finds.1
}
