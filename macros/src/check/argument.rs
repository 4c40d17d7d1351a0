//! One argument → where it comes from, and whether what was written on it makes sense there.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Ident, Type, TypeReference};

use crate::attr::argument::{Place, RawArgumentOptions, RawDefault, RawPlace, RawPlaceKind};
use crate::attr::docs::Docs;
use crate::attr::named::RawNamed;
use crate::check::{constraint, types};
use crate::diag::Faults;
use crate::model::argument::{Argument, Check, DefaultValue, Named, Origin, Placed, With};
use crate::model::constraint::Constraints;
use crate::signature::argument::{RawArgument, type_text, word};

/// What an argument belongs to.
#[derive(Debug)]
pub(crate) enum Context<'a> {
    /// A handler; its path is known.
    Route {
        /// The names in the path.
        variables: Vec<&'a str>,
    },
    /// A dependency function, under any path.
    Dependency,
    /// A dependency struct.
    Structure,
}

/// Checks the arguments one by one; one whose place is unclear is left out.
pub(crate) fn check_all(raw: Vec<RawArgument>, context: &Context<'_>, faults: &mut Faults) -> Vec<Argument> {
    check_body(&raw, faults);
    let checked = raw.into_iter().enumerate().filter_map(|(index, raw)| check(index, raw, context, faults));
    checked.collect()
}

/// A body is a form or JSON. (What types alone say, the proofs judge.)
fn check_body(raw: &[RawArgument], faults: &mut Faults) {
    let mut bodies = raw.iter().flat_map(|raw| &raw.places).filter_map(|place| match place.kind {
        RawPlaceKind::Value(Place::Body, _) => Some((place, false)),
        RawPlaceKind::Value(Place::Form | Place::File, _) => Some((place, true)),
        _ => None,
    });
    let Some((first, is_form)) = bodies.next() else { return };
    if let Some((second, _)) = bodies.find(|(_, other)| *other != is_form) {
        let message = format!(
            "a body is a form or JSON, not both: `{}` and `{}` cannot stand in one function",
            first.shown, second.shown
        );
        faults.at(second.span, message);
    }
}

fn check(index: usize, mut raw: RawArgument, context: &Context<'_>, faults: &mut Faults) -> Option<Argument> {
    if let Some(span) = raw.cfg {
        faults.at(span, "an argument is always there: put `#[cfg]` on the whole item");
    }
    if let [first, second, ..] = raw.places.as_slice() {
        let message =
            format!("an argument comes from one place: keep `{}` or `{}`", first.shown, second.shown);
        faults.at(second.span, message);
        return None;
    }
    let place = raw.places.pop();
    let mut argument = inferred(index, &mut raw);
    if let Some(RawPlace { kind: RawPlaceKind::Fixed, span, .. }) = place {
        argument.origin = Origin::Fixed;
        return check_fixed(span, &mut argument.ty, context, faults).then_some(argument);
    }
    if let (Type::Reference(reference), Context::Route { .. } | Context::Dependency) = (&raw.ty, context) {
        check_lent(reference, place.as_ref(), faults);
        argument.origin = Origin::Lent { mutable: reference.mutability.is_some() };
        argument.ty = (*reference.elem).clone();
        argument.type_span = reference.elem.span();
        return Some(argument);
    }
    types::check_argument(&raw.ty, faults);
    let ident = &argument.ident;
    let in_path = matches!(context, Context::Route { variables } if variables.contains(&ident.as_str()));
    match place.map(|RawPlace { kind, span, shown }| (kind, span, shown)) {
        None if in_path => argument.origin = Origin::Place(Placed::plain(Place::Path)),
        None => {}
        Some((RawPlaceKind::Broken | RawPlaceKind::Fixed, ..)) => return None,
        Some((RawPlaceKind::Depends(raw), ..)) => {
            argument.origin = Origin::Dependency(named(raw, &format!("__With{index}")));
        }
        Some((RawPlaceKind::Value(place, options), span, shown)) => {
            if in_path && place != Place::Path {
                faults.at(span, format!("`{ident}` is a variable of the path: `{shown}` cannot stand on it"));
            }
            if raw.name.is_none() && options.alias.is_none() {
                faults.at(raw.span, format!("`{shown}` reads a value by its name: write a plain name here"));
            }
            argument.name = wire_name(place, ident, &options, faults);
            argument.origin = Origin::Place(placed(index, place, &mut argument.docs, *options, faults));
        }
    }
    Some(argument)
}

/// The argument as its name and type alone describe it.
fn inferred(index: usize, raw: &mut RawArgument) -> Argument {
    let variable = raw.name.clone().unwrap_or_else(|| Ident::new(&format!("argument_{index}"), raw.span));
    let ident = word(&variable);
    Argument {
        variable,
        name: ident.clone(),
        ident,
        ty: raw.ty.clone(),
        type_text: type_text(&raw.ty),
        type_span: raw.ty.span(),
        origin: Origin::Inferred,
        docs: std::mem::take(&mut raw.docs),
    }
}

/// A dependency as it is named; `marker` is the type that stands for the place if arguments are given there.
pub(crate) fn named(raw: RawNamed, marker: &str) -> Named {
    let marker = Ident::new(marker, Span::mixed_site());
    Named { path: raw.path, with: raw.given.map(|given| With { marker, given }), scopes: raw.scopes }
}

/// An argument that is given where the dependency is named; says whether it is one.
fn check_fixed(span: Span, ty: &mut Type, context: &Context<'_>, faults: &mut Faults) -> bool {
    let message = match context {
        Context::Dependency => {
            types::check_fixed(ty, faults);
            return true;
        }
        Context::Structure => "a dependency struct has no fixed fields: write a `#[dependency]` function",
        Context::Route { .. } => {
            "`#[fixed]` stands in a dependency, whose users give the value: nobody gives a handler one"
        }
    };
    faults.at(span, message);
    false
}

/// An argument by reference.
fn check_lent(reference: &TypeReference, place: Option<&RawPlace>, faults: &mut Faults) {
    if let Some(RawPlace { shown, span, .. }) = place {
        let message = format!("an argument by reference is lent for the call: `{shown}` needs an owned type");
        return faults.at(*span, message);
    }
    match &*reference.elem {
        Type::Path(path) if path.path.is_ident("str") => {
            faults.over(reference, "an argument owns its text: write `String` for `&str`");
        }
        Type::Slice(slice) => {
            let item = type_text(&slice.elem);
            faults
                .over(reference, format!("an argument owns its items: write `Vec<{item}>` for `&[{item}]`"));
        }
        elem => {
            if let Some(lifetime) = &reference.lifetime {
                faults.over(lifetime, "an argument is lent for the time of the call: write a plain `&`");
            }
            types::check_argument(elem, faults);
        }
    }
}

/// `index` is the argument's own, which names what stands for its check.
fn placed(
    index: usize,
    place: Place,
    docs: &mut Docs,
    options: RawArgumentOptions,
    faults: &mut Faults,
) -> Placed {
    if let (Place::Path, Some(RawDefault { span, .. })) = (place, &options.default) {
        faults.at(*span, "a path variable is always there: it has no default");
    }
    if let (Place::File, Some(RawDefault { span, value: Some(_) })) = (place, &options.default) {
        faults.at(*span, "the one default of a list of files is none: write `default`");
    }
    let comment = docs.description.take();
    *docs = options.docs;
    docs.description = docs.description.take().or(comment);
    let value = options.default.as_ref().and_then(|default| default.value.as_ref());
    let marker = Ident::new(&format!("__Check{index}"), Span::mixed_site());
    Placed {
        place,
        constraints: constraint::check(options.constraints, value, faults),
        default: options.default.map(default_value),
        embed: options.embed,
        keep_underscores: !options.convert_underscores,
        check: options.check.map(|path| Box::new(Check { marker, path })),
    }
}

fn default_value(raw: RawDefault) -> DefaultValue {
    match raw.value {
        None => DefaultValue::OfType,
        Some(value) => DefaultValue::Value(value),
    }
}

/// The alias, or the name as the place writes it.
fn wire_name(place: Place, ident: &str, options: &RawArgumentOptions, faults: &mut Faults) -> String {
    let Some(alias) = &options.alias else {
        let hyphens = place == Place::Header && options.convert_underscores;
        return if hyphens { ident.replace('_', "-").to_ascii_lowercase() } else { ident.to_owned() };
    };
    let name = alias.value();
    if name.is_empty() {
        faults.at(alias.span(), "an alias is a name: it cannot be empty");
    } else if place == Place::Header && !name.bytes().all(is_token) {
        faults.at(
            alias.span(),
            format!("`{name}` is no header name: letters, digits and hyphens, as in `x-token`"),
        );
    }
    name
}

/// A character of a field name (RFC 9110, section 5.6.2).
pub(crate) fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

impl Placed {
    fn plain(place: Place) -> Self {
        Self {
            place,
            constraints: Constraints::default(),
            default: None,
            embed: false,
            keep_underscores: false,
            check: None,
        }
    }
}
