//! The bounds of serde's impls: what serde's derive infers for type parameters, or what `#[serde(bound)]` says.
//!
//! In: serde's view of the item. Out: [`Bounds`] for the impls that we write around serde's functions; they ask for at
//! least what those functions ask for. The names are those inside the block of the expansion.

use serde_derive_internals::ast::{Container, Field};
use serde_derive_internals::attr;
use syn::visit::{self, Visit};
use syn::{Ident, Path, TypePath, WherePredicate, parse_quote};

use crate::model::schema::{Bounds, Form, Tagging};

/// The bounds of a model's impls.
pub(crate) fn infer(container: &Container<'_>, form: &Form) -> Bounds {
    let generics = container.generics;
    let parameters: Vec<&Ident> = generics.type_params().map(|parameter| &parameter.ident).collect();
    if parameters.is_empty() {
        return Bounds::default();
    }
    let by_table = matches!(form, Form::Union(union)
        if matches!(union.tagging, Tagging::Discriminator(_)));
    let deserialize = if by_table {
        // The table of the type is asked, and only `Data` has one.
        parameters.iter().map(|name| parse_quote!(#name: __ferrapi::Data)).collect()
    } else {
        one(container, &parameters, &Direction::READ)
    };
    Bounds { serialize: one(container, &parameters, &Direction::WRITE), deserialize }
}

/// Reading or writing.
struct Direction {
    container: fn(&attr::Container) -> Option<&[WherePredicate]>,
    field: fn(&attr::Field) -> Option<&[WherePredicate]>,
    skipped: fn(&attr::Field) -> bool,
    bound: fn(&Path) -> WherePredicate,
    defaults: bool,
}

impl Direction {
    const READ: Direction = Direction {
        container: attr::Container::de_bound,
        field: attr::Field::de_bound,
        skipped: |field| field.skip_deserializing() || field.deserialize_with().is_some(),
        bound: |path| parse_quote!(#path: __ferrapi::serde::Deserialize<'de>),
        defaults: true,
    };
    const WRITE: Direction = Direction {
        container: attr::Container::ser_bound,
        field: attr::Field::ser_bound,
        skipped: |field| field.skip_serializing() || field.serialize_with().is_some(),
        bound: |path| parse_quote!(#path: __ferrapi::serde::Serialize),
        defaults: false,
    };
}

fn one(container: &Container<'_>, parameters: &[&Ident], direction: &Direction) -> Vec<WherePredicate> {
    if let Some(written) = (direction.container)(&container.attrs) {
        return written.to_vec();
    }
    let mut bounds = Vec::new();
    for field in container.data.all_fields() {
        match (direction.field)(&field.attrs) {
            Some(written) => bounds.extend(written.iter().cloned()),
            None if (direction.skipped)(&field.attrs) => {}
            None => bounds.extend(mentioned(field, parameters).iter().map(direction.bound)),
        }
        if direction.defaults && matches!(field.attrs.default(), attr::Default::Default) {
            let paths = mentioned(field, parameters);
            bounds.extend(
                paths.iter().map(|path| -> WherePredicate { parse_quote!(#path: __ferrapi::Default) }),
            );
        }
    }
    let mut seen = std::collections::HashSet::new();
    bounds.retain(|bound| seen.insert(quote::quote!(#bound).to_string()));
    bounds
}

/// The type parameters of a field's type, and what is associated with them. `PhantomData` asks for nothing.
fn mentioned(field: &Field<'_>, parameters: &[&Ident]) -> Vec<Path> {
    struct Paths<'a>(&'a [&'a Ident], Vec<Path>);
    impl<'ast> Visit<'ast> for Paths<'_> {
        fn visit_type_path(&mut self, type_: &'ast TypePath) {
            let path = &type_.path;
            let first = path.segments.first();
            if type_.qself.is_none() && first.is_some_and(|first| self.0.contains(&&first.ident)) {
                self.1.push(path.clone());
            }
            if path.segments.last().is_none_or(|last| last.ident != "PhantomData") {
                visit::visit_type_path(self, type_);
            }
        }
    }
    let mut paths = Paths(parameters, Vec::new());
    paths.visit_type(field.ty);
    paths.1
}
