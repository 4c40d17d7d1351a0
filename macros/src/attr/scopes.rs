//! `scopes("me", ITEMS)`, where a dependency is named → the security scopes that are asked of it.

use proc_macro2::Span;
use syn::{Expr, ExprLit, Lit, LitStr};

use crate::diag::Faults;

/// What to write in place of another form.
pub(crate) const EXAMPLE: &str = "scopes(\"items\")";

/// The scopes of a list: texts, or constants that are texts. `list` is where the whole list stands.
pub(crate) fn read(list: Span, scopes: Vec<Expr>, faults: &mut Faults) -> Vec<Expr> {
    if scopes.is_empty() {
        faults.at(list, format!("`scopes` takes a list: write `{EXAMPLE}`"));
    }
    let mut known = Vec::new();
    for scope in &scopes {
        match scope {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => check(text, &mut known, faults),
            Expr::Lit(_) => faults.over(scope, format!("a scope is text: write `{EXAMPLE}`")),
            // A constant: the compiler says what is wrong with it.
            Expr::Path(_) | Expr::Macro(_) => {}
            other => faults.over(other, format!("a scope is text or a constant: write `{EXAMPLE}`")),
        }
    }
    scopes
}

/// A scope is one word (RFC 6749 section 3.3), and stands in a list once.
pub(crate) fn check(scope: &LitStr, known: &mut Vec<String>, faults: &mut Faults) {
    let text = scope.value();
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    if text.is_empty() || !text.bytes().all(is_plain) {
        let words: Vec<String> = text.split_whitespace().map(|word| format!("{word:?}")).collect();
        match words.len() {
            2.. => faults.over(scope, format!("a scope is one word: write {}", words.join(", "))),
            _ => faults.over(
                scope,
                "a scope is a word of visible ASCII characters without quotes, such as `\"items:read\"`",
            ),
        }
    } else if known.contains(&text) {
        faults.over(scope, format!("the scope `{text}` is given twice"));
    }
    known.push(text);
}
