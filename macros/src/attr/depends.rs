//! `#[depends(f, scopes("me"))]` on an argument and `depends(f, g, scopes("me"))` on a route → what was written.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Path};

use crate::attr::options::{Options, RawOption, RawValue, comma_separated};
use crate::diag::Faults;

/// Where a dependency is named, and which security scopes are asked of it there.
#[derive(Clone, Debug)]
pub(crate) struct DependencyUse {
    pub(crate) path: Path,
    /// Texts: literals or constants.
    pub(crate) scopes: Vec<Expr>,
}

/// `#[depends(path::to::function)]`.
pub(crate) fn of_argument(attribute: &Attribute, faults: &mut Faults) -> Option<DependencyUse> {
    let Meta::List(list) = &attribute.meta else {
        faults.over(attribute.path(), "`#[depends]` names a dependency: write `#[depends(function)]`");
        return None;
    };
    let span = attribute.path().get_ident().map_or_else(Span::call_site, syn::Ident::span);
    let mut uses = read(span, list.tokens.clone(), faults).into_iter();
    let first = uses.next()?;
    if let Some(second) = uses.next() {
        faults.over(
            second.path,
            "an argument has the value of one dependency: write another argument for this one",
        );
    }
    Some(first)
}

/// Every `depends(…)` of a route.
pub(crate) fn of_route(options: &mut Options, faults: &mut Faults) -> Vec<DependencyUse> {
    let given = options.take_all("depends").into_iter().flat_map(|RawOption { key, value }| match value {
        RawValue::List(span, tokens) => read(span, tokens, faults),
        RawValue::Flag | RawValue::Expr(_) => {
            faults.at(key.span(), "`depends` takes a list: write `depends(function)`");
            Vec::new()
        }
    });
    given.collect()
}

/// The dependencies of one list. Its scopes are asked of each of them.
fn read(at: Span, tokens: TokenStream, faults: &mut Faults) -> Vec<DependencyUse> {
    if tokens.is_empty() {
        faults.at(at, "`depends` names a dependency: write `depends(function)`");
        return Vec::new();
    }
    let written = faults.len();
    let mut scopes: Option<Vec<Expr>> = None;
    let mut paths = Vec::new();
    for expr in comma_separated::<Expr>(tokens, faults) {
        match scope_list(&expr) {
            None if !paths.is_empty() && is_call_of(&expr, "scope") => {
                faults.over(expr, "unknown key `scope`, did you mean `scopes`?");
            }
            None => paths.extend(dependency_path(expr, faults)),
            Some(_) if scopes.is_some() => {
                faults.over(expr, "`scopes` is given twice: write all scopes into one list");
            }
            Some(list) => scopes = Some(check_scopes(&expr, list, faults)),
        }
    }
    if paths.is_empty() && faults.len() == written {
        faults.at(at, "`depends` names a dependency: write `depends(function, scopes(\"items\"))`");
    }
    let scopes = scopes.unwrap_or_default();
    paths.into_iter().map(|path| DependencyUse { path, scopes: scopes.clone() }).collect()
}

/// What stands between the parentheses of `scopes("me")`; nothing for `scopes` and `scopes = "me"`.
fn scope_list(expr: &Expr) -> Option<Vec<Expr>> {
    match expr {
        Expr::Call(call) if is_call_of(expr, "scopes") => Some(call.args.iter().cloned().collect()),
        Expr::Assign(assign) if is_word(&assign.left, "scopes") => Some(Vec::new()),
        _ => None,
    }
}

fn is_call_of(expr: &Expr, word: &str) -> bool {
    matches!(expr, Expr::Call(call) if is_word(&call.func, word))
}

fn is_word(expr: &Expr, word: &str) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident(word))
}

fn check_scopes(list: &Expr, scopes: Vec<Expr>, faults: &mut Faults) -> Vec<Expr> {
    if scopes.is_empty() {
        faults.over(list, "`scopes` takes a list: write `scopes(\"items\")`");
    }
    let mut known = Vec::new();
    for scope in &scopes {
        match scope {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => check_scope(text, &mut known, faults),
            Expr::Lit(_) => faults.over(scope, "a scope is text: write `scopes(\"items\")`"),
            // A constant: the compiler says what is wrong with it.
            Expr::Path(_) | Expr::Macro(_) => {}
            other => faults.over(other, "a scope is text or a constant: write `scopes(\"items\")`"),
        }
    }
    scopes
}

/// A scope is one word (RFC 6749 section 3.3), and stands in a list once.
pub(crate) fn check_scope(scope: &syn::LitStr, known: &mut Vec<String>, faults: &mut Faults) {
    let text = scope.value();
    let is_word = |byte: u8| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\';
    if text.is_empty() || !text.bytes().all(is_word) {
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

/// The path of a dependency; a call would be a parameterised one, which is not there yet.
fn dependency_path(expr: Expr, faults: &mut Faults) -> Option<Path> {
    match expr {
        Expr::Path(path) if path.qself.is_none() => Some(path.path),
        Expr::Call(call) => {
            faults
                .over(call, "a dependency with parameters is not there yet: name a `#[dependency]` function");
            None
        }
        other => {
            faults.over(
                other.into_token_stream(),
                "`depends` names a `#[dependency]` function or struct: write `depends(function)`",
            );
            None
        }
    }
}
