//! `#[depends(user)]`, `#[depends(require_role(Role::Admin))]`, and the list of the key `depends(…)` → what was named.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Ident, Meta, Path, Token};

use crate::attr::options::{Options, RawValue, comma_separated};
use crate::attr::scopes;
use crate::diag::Faults;

/// A dependency, as it is named where it is used.
#[derive(Debug)]
pub(crate) struct RawNamed {
    /// What names it.
    pub(crate) path: Path,
    /// What stands in parentheses behind it.
    pub(crate) given: Option<Vec<Expr>>,
    /// The security scopes that are asked of it: `scopes("me")`.
    pub(crate) scopes: Vec<Expr>,
}

impl RawNamed {
    /// `#[depends(…)]` on an argument.
    pub(crate) fn of_argument(attribute: &Attribute, faults: &mut Faults) -> Option<Self> {
        let Meta::List(list) = &attribute.meta else {
            faults.over(attribute.path(), "`#[depends]` names a dependency: write `#[depends(function)]`");
            return None;
        };
        let span = attribute.path().span();
        let mut rest = TokenStream::new();
        let parsed = (|input: ParseStream<'_>| {
            if input.is_empty() {
                return Err(nothing(span));
            }
            if let Some(keyword) = keyword(input) {
                return Err(keyword);
            }
            let named = input.parse::<Expr>()?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            rest = input.parse()?;
            Ok(named)
        })
        .parse2(list.tokens.clone());
        let named = faults.keep(parsed)?;
        let scopes = read_keys(rest, faults);
        if scope_list(&named).is_some() {
            faults.over(named, format!("`depends` names a dependency before its scopes: {FIRST}"));
            return None;
        }
        Self::read(named, faults).map(|named| Self { scopes, ..named })
    }

    /// The key `depends(…)` of a route, and `depends![…]`: all that are named.
    pub(crate) fn list(tokens: TokenStream, faults: &mut Faults) -> Vec<Self> {
        let mut scopes: Option<Vec<Expr>> = None;
        let mut all = Vec::new();
        let mut is_first = true;
        for named in comma_separated::<Expr>(tokens, faults) {
            match scope_list(&named) {
                None => all.extend(Self::read(named, faults)),
                Some(_) if is_first => {
                    faults.over(named, format!("`depends` names a dependency before its scopes: {FIRST}"));
                }
                Some(_) if scopes.is_some() => {
                    faults.over(named, "`scopes` is given twice: write all scopes into one list");
                }
                Some(list) => scopes = Some(scopes::read(named.span(), list, faults)),
            }
            is_first = false;
        }
        // They are asked of every dependency of the list.
        let scopes = scopes.unwrap_or_default();
        all.into_iter().map(|named| Self { scopes: scopes.clone(), ..named }).collect()
    }

    /// A path, or a call of one.
    fn read(named: Expr, faults: &mut Faults) -> Option<Self> {
        match named {
            Expr::Path(path) if path.qself.is_none() => {
                Some(Self { path: path.path, given: None, scopes: Vec::new() })
            }
            Expr::Call(call) => match *call.func {
                Expr::Path(path) if path.qself.is_none() => {
                    for given in &call.args {
                        if let Expr::Assign(assign) = given {
                            let (name, value) = (&assign.left, &assign.right);
                            let (name, value) = (quote::quote!(#name), quote::quote!(#value));
                            let message = format!(
                                "fixed arguments stand in the order of the function's, without names: write `{value}` for `{name} = {value}`"
                            );
                            faults.over(given, message);
                            return None;
                        }
                    }
                    let given = Some(call.args.into_iter().collect());
                    Some(Self { path: path.path, given, scopes: Vec::new() })
                }
                other => {
                    faults.over(other, NAMES);
                    None
                }
            },
            other => {
                faults.over(other, NAMES);
                None
            }
        }
    }
}

/// A word that Rust keeps for itself, alone where a name is expected: `#[depends(match)]`.
fn keyword(input: ParseStream<'_>) -> Option<syn::Error> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?;
    let ends = ahead.is_empty() || ahead.peek(Token![,]);
    let is_keyword = syn::parse_str::<Ident>(&word.to_string()).is_err();
    let own = ["self", "Self", "super", "crate", "true", "false", "_"].iter().any(|own| word == own);
    let message = format!("`{word}` is a keyword of Rust: write `r#{word}`");
    (ends && is_keyword && !own && !word.to_string().starts_with("r#"))
        .then(|| syn::Error::new(word.span(), message))
}

const NAMES: &str = "`depends` names a `#[dependency]` function or struct: write `depends(function)`";

fn nothing(span: Span) -> syn::Error {
    syn::Error::new(span, "`depends` names a dependency: write `depends(function)`")
}

/// The scopes. What FastAPI says at the place of use besides is said of the dependency here.
fn read_keys(tokens: TokenStream, faults: &mut Faults) -> Vec<Expr> {
    let mut options = Options::parse(tokens, faults);
    let scopes = options.list("scopes", scopes::EXAMPLE, faults);
    for (key, ours) in [
        ("scope", "scope = \"function\""),
        ("shared", "shared = false"),
        ("use_cache", "shared = false"),
        ("blocking", "blocking"),
    ] {
        let Some(option) = options.take_unasked(key) else { continue };
        let message = match option.value {
            RawValue::List(..) if key == "scope" => "unknown key `scope`, did you mean `scopes`?".to_owned(),
            _ => format!(
                "`{key}` is said of the dependency itself: write `#[dependency({ours})]` on its definition"
            ),
        };
        faults.at(option.key.span(), message);
    }
    options.finish("#[depends]", faults);
    let scopes = scopes.map(|(span, tokens)| scopes::read(span, comma_separated(tokens, faults), faults));
    scopes.unwrap_or_default()
}

const FIRST: &str = "write `depends(function, scopes(\"items\"))`";

/// What stands between the parentheses of `scopes("me")`; nothing for `scopes = "me"`.
fn scope_list(named: &Expr) -> Option<Vec<Expr>> {
    let is_key = |named: &Expr| matches!(named, Expr::Path(path) if path.path.is_ident("scopes"));
    match named {
        Expr::Call(call) if is_key(&call.func) => Some(call.args.iter().cloned().collect()),
        Expr::Assign(assign) if is_key(&assign.left) => Some(Vec::new()),
        _ => None,
    }
}
