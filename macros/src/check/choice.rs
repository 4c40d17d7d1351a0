//! The values of an enum without data.
//!
//! In: serde's view of the variants and our two switches. Out: [`Choices`]; what is wrong goes to the faults.

use proc_macro2::Span;
use serde_derive_internals::ast::{self, Style};
use syn::{Expr, ExprLit, ExprUnary, Lit, UnOp};

use crate::attr::docs::Docs;
use crate::check::field;
use crate::diag::Faults;
use crate::model::schema::{Choice, Choices};

/// What `#[model]` says of an enum's values.
#[derive(Clone, Copy, Default)]
pub(crate) struct Switches {
    /// `integer`.
    pub(crate) integer: Option<Span>,
    /// `literal`.
    pub(crate) literal: Option<Span>,
}

impl Switches {
    /// Reports switches on what is no enum without data.
    pub(crate) fn refuse(self, faults: &mut Faults) {
        for (key, span) in [("integer", self.integer), ("literal", self.literal)] {
            if let Some(span) = span {
                faults.at(span, format!("`{key}` is for an enum without data: remove it here"));
            }
        }
    }
}

/// All values that are read.
pub(crate) fn choices(variants: &[ast::Variant<'_>], switches: Switches, faults: &mut Faults) -> Choices {
    let mut values = Vec::new();
    let mut next = Some(0);
    for variant in variants {
        let number = match (&variant.original.discriminant, switches.integer) {
            (_, None) => None,
            (Some((_, value)), Some(_)) => {
                let number = integer(value);
                if number.is_none() {
                    faults.over(
                        value,
                        "the value must stand here as a literal of at most 64 bits: write `= 1`",
                    );
                }
                number
            }
            (None, Some(_)) => {
                if next.is_none() {
                    faults.at(variant.ident.span(), "there is no next value of 64 bits: write `= 1`");
                }
                next
            }
        };
        next = number.and_then(|number| number.checked_add(1));
        if !variant.attrs.skip_deserializing() {
            values.push(Choice { number, ..choice(variant) });
        }
    }
    Choices { values, integer: switches.integer.is_some(), literal: switches.literal.is_some() }
}

/// A variant's names and what a person wrote.
pub(crate) fn choice(variant: &ast::Variant<'_>) -> Choice {
    let name = variant.attrs.name().deserialize_name().value.clone();
    Choice {
        ident: variant.ident.clone(),
        aliases: field::aliases(variant.attrs.aliases().iter().map(|alias| &*alias.value), &name),
        name,
        number: None,
        docs: Docs::of(&variant.original.attrs),
    }
}

/// Whether an enum holds no data.
pub(crate) fn is_plain(variants: &[ast::Variant<'_>]) -> bool {
    variants.iter().all(|variant| matches!(variant.style, Style::Unit))
}

fn integer(value: &Expr) -> Option<i64> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => int.base10_parse().ok(),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match &**expr {
            Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => format!("-{}", int.base10_digits()).parse().ok(),
            _ => None,
        },
        Expr::Group(group) => integer(&group.expr),
        Expr::Paren(paren) => integer(&paren.expr),
        _ => None,
    }
}
