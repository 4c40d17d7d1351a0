//! `responses(404 = Message, 409 = "text", 404(Message, "text"), 200(content("image/png")))` → what was written.

use proc_macro2::Span;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitInt, LitStr, Token, Type};

use crate::attr::content::RawContent;

/// A documented response, as written.
#[derive(Debug)]
pub(crate) struct RawResponse {
    /// `404`, `4XX` or `default`.
    pub(crate) status: String,
    /// Where it stands.
    pub(crate) span: Span,
    /// The content's type.
    pub(crate) content: Option<Type>,
    /// Other media types.
    pub(crate) others: Vec<RawContent>,
    /// What it means.
    pub(crate) description: Option<LitStr>,
}

const FORMS: &str = "write `404 = Message`, `404 = \"text\"`, `404(Message, \"text\")` or \
                     `200(content(\"image/png\"))`";

impl Parse for RawResponse {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let (status, span) = status(input)?;
        let mut response = Self { status, span, content: None, others: Vec::new(), description: None };
        if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            response.part(input)?;
        } else if input.peek(syn::token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            while !content.is_empty() {
                response.part(&content)?;
                if !content.is_empty() {
                    content.parse::<Token![,]>()?;
                }
            }
        } else {
            return Err(syn::Error::new(span, format!("this response says nothing: {FORMS}")));
        }
        Ok(response)
    }
}

impl RawResponse {
    /// A type or a text, each at most once, or other media types.
    fn part(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        if input.peek(Ident) && input.peek2(Token![=]) {
            let word: Ident = input.parse()?;
            let message = match word.to_string().as_str() {
                "content" | "content_type" | "media_type" => {
                    "other media types stand in parentheses: write `content(\"image/png\")`".to_owned()
                }
                "description" => format!("the text stands for itself: remove `{word} =`"),
                "model" => format!("the type stands for itself: remove `{word} =`"),
                _ => format!("`{word}` is no part of a response: {FORMS}"),
            };
            return Err(syn::Error::new(word.span(), message));
        }
        if input.peek(Ident) && input.peek2(syn::token::Paren) {
            let word: Ident = input.parse()?;
            if word != "content" {
                return Err(syn::Error::new(
                    word.span(),
                    format!("`{word}` is no part of a response: {FORMS}"),
                ));
            }
            let content;
            syn::parenthesized!(content in input);
            self.others.extend(Punctuated::<RawContent, Token![,]>::parse_terminated(&content)?);
            return Ok(());
        }
        let twice = if input.peek(LitStr) { self.description.is_some() } else { self.content.is_some() };
        if twice {
            return Err(syn::Error::new(
                input.span(),
                format!("a response has one type and one text: {FORMS}"),
            ));
        }
        if input.peek(LitStr) {
            self.description = Some(input.parse()?);
        } else {
            self.content = Some(input.parse()?);
        }
        Ok(())
    }
}

fn status(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    if input.peek(LitInt) {
        let number: LitInt = input.parse()?;
        return Ok((number.token().to_string(), number.span()));
    }
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return Ok((text.value(), text.span()));
    }
    if input.peek(Ident) {
        let word: Ident = input.parse()?;
        return Ok((word.to_string(), word.span()));
    }
    Err(syn::Error::new(input.span(), format!("expected a status: {FORMS}")))
}
