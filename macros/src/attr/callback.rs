//! `callbacks("{$request.query.url}" = notify)` → what was written.

use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Path, Token};

/// A callback, as written.
#[derive(Debug)]
pub(crate) struct RawCallback {
    /// Where it goes.
    pub(crate) expression: LitStr,
    /// The route that describes it.
    pub(crate) route: Path,
}

/// What to write.
pub(crate) const EXAMPLE: &str = "callbacks(\"{$request.query.callback_url}\" = notify)";

impl Parse for RawCallback {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let wrong =
            |span| syn::Error::new(span, format!("a callback is a URL and a route: write `{EXAMPLE}`"));
        let expression: LitStr = input.parse().map_err(|error| wrong(error.span()))?;
        if input.is_empty() {
            return Err(wrong(expression.span()));
        }
        input.parse::<Token![=]>().map_err(|error| wrong(error.span()))?;
        let route = input.parse().map_err(|error: syn::Error| wrong(error.span()))?;
        Ok(Self { expression, route })
    }
}
