//! One argument of a function or one field of a dependency struct, as written.

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Field, Ident, Pat, PatType, Type};

use crate::attr::argument::RawPlace;
use crate::attr::comment::is_doc;
use crate::attr::docs::Docs;
use crate::diag::Faults;
use crate::signature::owned::refuse_unsized;

/// One argument, as written.
#[derive(Debug)]
pub(crate) struct RawArgument {
    /// Its name; a pattern has none.
    pub(crate) name: Option<Ident>,
    /// Where it stands, for messages.
    pub(crate) span: Span,
    /// Its type.
    pub(crate) ty: Type,
    /// `#[query(…)]` and its like, in the order written.
    pub(crate) places: Vec<RawPlace>,
    /// Its doc comment.
    pub(crate) docs: Docs,
    /// A `#[cfg]` or `#[cfg_attr]`, which nobody could follow into the tables.
    pub(crate) cfg: Option<Span>,
}

/// Reads an argument of a function and leaves it without our attributes and without doc comments, which rustc
/// does not allow there.
pub(crate) fn take_argument(argument: &mut PatType, faults: &mut Faults) -> RawArgument {
    let attributes = std::mem::take(&mut argument.attrs);
    let name = match &*argument.pat {
        Pat::Ident(pattern) if pattern.subpat.is_none() => Some(pattern.ident.clone()),
        _ => None,
    };
    refuse_unsized(&mut argument.ty, "an argument", faults);
    let (kept, raw) = read(attributes, name, argument.pat.span(), &argument.ty, faults);
    argument.attrs = kept.into_iter().filter(|attribute| !is_doc(attribute)).collect();
    raw
}

/// Reads a field of a struct and leaves it without our attributes.
pub(crate) fn take_field(field: &mut Field, faults: &mut Faults) -> RawArgument {
    let attributes = std::mem::take(&mut field.attrs);
    refuse_unsized(&mut field.ty, "an argument", faults);
    let (kept, raw) = read(attributes, field.ident.clone(), field.span(), &field.ty, faults);
    field.attrs = kept;
    raw
}

/// The name as a word: `r#type` is `type`.
pub(crate) fn word(ident: &Ident) -> String {
    ident.unraw().to_string()
}

/// A type as the user wrote it, without the spaces between tokens.
pub(crate) fn type_text(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let mut text = String::with_capacity(spaced.len());
    let mut previous = ' ';
    let mut characters = spaced.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied().unwrap_or(' ');
        let between_words = is_word(previous) && is_word(next);
        let after_comma = previous == ',' || previous == ';' || previous == '=' || next == '=';
        let around_sign = previous == '+' || next == '+' || previous == '>' && is_word(next) || next == '-';
        if character != ' ' || between_words || after_comma || around_sign {
            text.push(character);
        }
        if character != ' ' {
            previous = character;
        }
    }
    text
}

fn is_word(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

fn read(
    attributes: Vec<Attribute>,
    name: Option<Ident>,
    span: Span,
    ty: &Type,
    faults: &mut Faults,
) -> (Vec<Attribute>, RawArgument) {
    let docs = Docs::of(&attributes);
    let is_cfg =
        |attribute: &&Attribute| attribute.path().is_ident("cfg") || attribute.path().is_ident("cfg_attr");
    let cfg = attributes.iter().find(is_cfg).map(Spanned::span);
    let mut kept = Vec::new();
    let mut places = Vec::new();
    for attribute in attributes {
        match RawPlace::read(&attribute, faults) {
            Some(place) => places.push(place),
            None => kept.push(attribute),
        }
    }
    (kept, RawArgument { name, span, ty: ty.clone(), places, docs, cfg })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_as_they_were_written() {
        let written = [
            "u64",
            "Option<String>",
            "&mut ResponseHead",
            "HashMap<String, Vec<u8>>",
            "models::Item",
            "[u8; 4]",
            "(i32, String)",
            "Box<dyn Fn(u8) -> u8 + Send>",
            "&'static str",
        ];
        for text in written {
            let ty: Type = syn::parse_str(text).unwrap();
            assert_eq!(type_text(&ty), text);
        }
    }
}
