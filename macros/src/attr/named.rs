//! `#[depends(user)]`, `#[depends(require_role(Role::Admin))]`, and the list of the key `depends(…)` → what was named.

use proc_macro2::{Span, TokenStream};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, Meta, Path, Token};

use crate::attr::options::{Options, comma_separated};
use crate::diag::Faults;

/// A dependency, as it is named where it is used.
#[derive(Debug)]
pub(crate) struct RawNamed {
    /// What names it.
    pub(crate) path: Path,
    /// What stands in parentheses behind it.
    pub(crate) given: Option<Vec<Expr>>,
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
            let named = input.parse::<Expr>()?;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
            rest = input.parse()?;
            Ok(named)
        })
        .parse2(list.tokens.clone());
        let named = faults.keep(parsed)?;
        refuse_keys(rest, faults);
        Self::read(named, faults)
    }

    /// The key `depends(…)` of a route, and `depends![…]`: all that are named.
    pub(crate) fn list(tokens: TokenStream, faults: &mut Faults) -> Vec<Self> {
        let named: Vec<Expr> = comma_separated(tokens, faults);
        named.into_iter().filter_map(|named| Self::read(named, faults)).collect()
    }

    /// A path, or a call of one.
    fn read(named: Expr, faults: &mut Faults) -> Option<Self> {
        match named {
            Expr::Path(path) if path.qself.is_none() => Some(Self { path: path.path, given: None }),
            Expr::Call(call) => match *call.func {
                Expr::Path(path) if path.qself.is_none() => {
                    Some(Self { path: path.path, given: Some(call.args.into_iter().collect()) })
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

const NAMES: &str = "`depends` names a `#[dependency]` function or struct: write `depends(function)`";

fn nothing(span: Span) -> syn::Error {
    syn::Error::new(span, "`depends` names a dependency: write `depends(function)`")
}

/// What FastAPI says at the place of use is said of the dependency here.
fn refuse_keys(tokens: TokenStream, faults: &mut Faults) {
    let mut options = Options::parse(tokens, faults);
    for (key, ours) in [
        ("scope", "scope = \"function\""),
        ("shared", "shared = false"),
        ("use_cache", "shared = false"),
        ("blocking", "blocking"),
    ] {
        if let Some(option) = options.take_unasked(key) {
            let message = format!(
                "`{key}` is said of the dependency itself: write `#[dependency({ours})]` on its definition"
            );
            faults.at(option.key.span(), message);
        }
    }
    options.finish("#[depends]", faults);
}
