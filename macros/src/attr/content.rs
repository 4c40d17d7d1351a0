//! `content("image/png", "text/csv" = Report)` → media types, as typed.

use syn::parse::{Parse, ParseStream};
use syn::{LitStr, Token, Type};

/// One media type, and what stands in it.
#[derive(Debug)]
pub(crate) struct RawContent {
    /// `image/png`.
    pub(crate) media_type: LitStr,
    /// What stands in it; without a type nothing is said of it.
    pub(crate) ty: Option<Type>,
}

impl Parse for RawContent {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if !input.peek(LitStr) {
            let message = "`content` takes media types: write `content(\"image/png\")` or \
                           `content(\"text/csv\" = Report)`";
            return Err(syn::Error::new(input.span(), message));
        }
        let media_type = input.parse()?;
        let ty = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        Ok(Self { media_type, ty })
    }
}
