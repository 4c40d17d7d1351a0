//! `Item {id} not found` → pieces: `format!`'s language, with fields of the error in the braces.
//!
//! In: a literal and the fields of its case. Out: [`Template`]; what is wrong goes to the faults, at the part of
//! the literal where the compiler can point there.

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::{Field, Index, LitStr, Member};

use crate::diag::{Faults, listed, nearest};
use crate::model::error::{Piece, Template};
use crate::path::locate;

/// Reads a text and finds its fields.
pub(crate) fn check(text: &LitStr, fields: &[Field], faults: &mut Faults) -> Template {
    let source = text.value();
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = source.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        plain.push_str(&rest[..at]);
        let brace = &rest[at..];
        let start = source.len() - brace.len();
        if let Some(after) = brace.strip_prefix("{{").or_else(|| brace.strip_prefix("}}")) {
            plain.push_str(&brace[..1]);
            rest = after;
            continue;
        }
        if let Some(after) = brace.strip_prefix('}') {
            faults.at(
                locate::span(text, start..start + 1),
                "`}` closes nothing: write `}}` for the sign itself",
            );
            rest = after;
            continue;
        }
        let Some(end) = brace.find('}') else {
            faults.at(
                locate::span(text, start..source.len()),
                "`{` is never closed: write `{{` for the sign itself",
            );
            rest = "";
            break;
        };
        let (name, format) = brace[1..end].split_once(':').unwrap_or((&brace[1..end], ""));
        let span = locate::span(text, start..start + end + 1);
        if let Some(member) = find(name.trim(), fields, span, faults) {
            if !plain.is_empty() {
                pieces.push(Piece::Text(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Field(member, format.to_owned()));
        }
        rest = &brace[end + 1..];
    }
    plain.push_str(rest);
    if !plain.is_empty() || pieces.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Template { span: text.span(), pieces }
}

/// How a field is reached.
pub(crate) fn member(index: usize, field: &Field) -> Member {
    match &field.ident {
        Some(ident) => Member::Named(ident.clone()),
        None => Member::Unnamed(Index::from(index)),
    }
}

fn find(name: &str, fields: &[Field], span: Span, faults: &mut Faults) -> Option<Member> {
    let names: Vec<String> = fields
        .iter()
        .enumerate()
        .map(|(index, field)| {
            field.ident.as_ref().map_or_else(|| index.to_string(), |ident| ident.unraw().to_string())
        })
        .collect();
    let known: Vec<&str> = names.iter().map(String::as_str).collect();
    if let Some(index) = known.iter().position(|known| *known == name) {
        return Some(member(index, &fields[index]));
    }
    let message = match (name, nearest(name, &known), known.first()) {
        (_, _, None) => {
            format!("`{{{name}}}` names no field, there is none: write `{{{{` for the sign itself")
        }
        ("", _, Some(first)) => format!("`{{}}` names no field: write `{{{first}}}`"),
        (_, Some(meant), _) => format!("unknown field `{name}`, did you mean `{{{meant}}}`?"),
        (_, None, _) => format!("unknown field `{name}`, there is {}", listed(&known)),
    };
    faults.at(span, message);
    None
}
