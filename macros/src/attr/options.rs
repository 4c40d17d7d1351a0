//! The grammar that all our attributes share: `key = value`, `key(…)` and flags, separated by commas.
//!
//! In: tokens. Out: one [`RawOption`] per key. The readers of an attribute ask for the keys they know; what nobody
//! asked for is a fault, so the list of known keys cannot drift from the code. Must not know any key itself.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Ident, Lit, LitStr, Token};

use crate::attr::constraint::Keyword;
use crate::attr::foreign::{foreign, needless, of_serde};
use crate::diag::{Faults, listed, nearest};
use crate::runtime::Runtime;

/// One option as it was written.
#[derive(Debug)]
pub(crate) struct RawOption {
    /// The key; `r#` is not part of its [name](RawOption::name).
    pub(crate) key: Ident,
    /// What follows the key.
    pub(crate) value: RawValue,
}

/// What follows a key.
#[derive(Debug)]
pub(crate) enum RawValue {
    /// Nothing: `deprecated`.
    Flag,
    /// `= value`.
    Expr(Expr),
    /// `(…)`, with the span of the parentheses.
    List(Span, TokenStream),
}

/// The options of one attribute.
#[derive(Debug, Default)]
pub(crate) struct Options {
    given: Vec<RawOption>,
    asked: Vec<&'static str>,
    /// A part could not be read, so that absent keys mean nothing.
    broken: bool,
}

impl Options {
    /// Reads `key = value, key(…), key`.
    pub(crate) fn parse(tokens: TokenStream, faults: &mut Faults) -> Self {
        let mut options = Self::default();
        options.extend(tokens, faults);
        options
    }

    /// Adds the options of a further attribute of the same kind.
    pub(crate) fn extend(&mut self, tokens: TokenStream, faults: &mut Faults) {
        let parsed = (|input: ParseStream<'_>| {
            self.read(input, faults);
            Ok(())
        })
        .parse2(tokens);
        if let Err(error) = parsed {
            self.broken = true;
            faults.keep::<()>(Err(error));
        }
    }

    fn read(&mut self, input: ParseStream<'_>, faults: &mut Faults) {
        while !input.is_empty() {
            let option = RawOption::parse(input).and_then(|option| {
                if input.is_empty() || input.peek(Token![,]) {
                    return Ok(option);
                }
                if input.peek(Token![:]) {
                    let name = option.name();
                    return Err(syn::Error::new(
                        input.span(),
                        format!("a key has its value after `=`: write `{name} = …`"),
                    ));
                }
                Err(syn::Error::new(input.span(), format!("expected `,` after `{}`", option.name())))
            });
            match option {
                Ok(option) => match option.odd_number() {
                    None => self.given.push(option),
                    Some((number, digits)) => {
                        self.broken = true;
                        faults.at(
                            number,
                            format!("`{0}` takes a plain number: write `{0} = {digits}`", option.name()),
                        );
                    }
                },
                Err(error) => {
                    self.broken = true;
                    faults.keep::<()>(Err(error));
                    skip_to_comma(input);
                }
            }
            // Nothing but a comma or the end can stand here.
            let _comma: Option<Token![,]> = input.parse().ok();
        }
    }

    /// Some part could not be read; a fault says so already.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Something was given that nobody has asked for so far.
    pub(crate) fn has_unknown(&self) -> bool {
        !self.given.is_empty()
    }

    /// Where among all options a key stands.
    pub(crate) fn position(&self, key: &str) -> Option<usize> {
        self.given.iter().position(|option| option.name() == key)
    }

    /// Takes an option out, however it was written.
    pub(crate) fn take(&mut self, key: &'static str) -> Option<RawOption> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.take_unasked(key)
    }

    /// Takes an option out that is none of the attribute's keys, because there is more to say about it.
    pub(crate) fn take_unasked(&mut self, key: &str) -> Option<RawOption> {
        let index = self.given.iter().position(|option| option.name() == key)?;
        Some(self.given.remove(index))
    }

    /// Takes all options of a key that may be repeated.
    pub(crate) fn take_all(&mut self, key: &'static str) -> Vec<RawOption> {
        std::iter::from_fn(|| self.take(key)).collect()
    }

    /// Takes `key = value`; `example` is what to write instead of a wrong form.
    pub(crate) fn expr(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults,
    ) -> Option<(Ident, Expr)> {
        let option = self.take(key)?;
        match option.value {
            RawValue::Expr(expr) => Some((option.key, expr)),
            RawValue::Flag | RawValue::List(..) => {
                faults.at(option.key.span(), format!("`{key}` takes a value: write `{example}`"));
                None
            }
        }
    }

    /// Takes `key = "text"`, or any expression that may be a constant text (`include_str!("…")`).
    pub(crate) fn text(&mut self, key: &'static str, faults: &mut Faults) -> Option<Expr> {
        let example = format!("{key} = \"…\"");
        let (_, expr) = self.expr(key, &example, faults)?;
        match &expr {
            Expr::Lit(ExprLit { lit: Lit::Str(_), .. }) => Some(expr),
            Expr::Lit(_) => {
                faults.over(&expr, format!("`{key}` takes text: write `{example}`"));
                None
            }
            _ => Some(expr),
        }
    }

    /// Takes `key = "literal"`, where the macro itself must know the text.
    pub(crate) fn literal(&mut self, key: &'static str, faults: &mut Faults) -> Option<LitStr> {
        let example = format!("{key} = \"…\"");
        let (_, expr) = self.expr(key, &example, faults)?;
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text),
            other => {
                faults.over(other, format!("`{key}` takes a text literal: write `{example}`"));
                None
            }
        }
    }

    /// Takes a flag: `key`, `key = true` or `key = false`, with its span.
    pub(crate) fn flag(&mut self, key: &'static str, faults: &mut Faults) -> Option<(Span, bool)> {
        let option = self.take(key)?;
        match option.value {
            RawValue::Flag => Some((option.key.span(), true)),
            RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(value), .. })) => {
                Some((value.span, value.value))
            }
            RawValue::Expr(_) | RawValue::List(..) => {
                faults.at(option.span(), format!("`{key}` is a flag: write `{key}` or `{key} = false`"));
                None
            }
        }
    }

    /// Takes `crate = path`, or asks the manifest how the user calls the runtime.
    pub(crate) fn runtime(&mut self, faults: &mut Faults) -> Runtime {
        match self.expr("crate", "crate = ::ferrapi", faults) {
            Some((_, Expr::Path(path))) if path.qself.is_none() => Runtime::at(path.path),
            Some((_, other)) => {
                faults.over(other, "`crate` takes a path: write `crate = ::ferrapi`");
                Runtime::default()
            }
            None => Runtime::find(),
        }
    }

    /// Takes `key(…)`: the tokens between the parentheses, and their span.
    pub(crate) fn list(
        &mut self,
        key: &'static str,
        example: &str,
        faults: &mut Faults,
    ) -> Option<(Span, TokenStream)> {
        let option = self.take(key)?;
        match option.value {
            RawValue::List(span, tokens) => Some((span, tokens)),
            RawValue::Flag | RawValue::Expr(_) => {
                faults.at(option.span(), format!("`{key}` takes a list: write `{example}`"));
                None
            }
        }
    }

    /// Reports every key that nobody asked for, and every one that is left because it was given twice. `owner` is the attribute as the user knows it, such as `#[query]`.
    pub(crate) fn finish(self, owner: &str, faults: &mut Faults) {
        for (index, option) in self.given.iter().enumerate() {
            let name = option.name();
            if self.asked.contains(&name.as_str()) {
                faults.at(option.key.span(), format!("`{name}` is given twice"));
            } else if self.given[..index].iter().all(|earlier| earlier.name() != name) {
                faults.at(option.key.span(), self.unknown(owner, &name, option));
            }
        }
    }

    fn unknown(&self, owner: &str, name: &str, option: &RawOption) -> String {
        match (foreign(name, &self.asked).or_else(|| nearest(name, &self.asked)), needless(name)) {
            (Some(meant), _) => format!("unknown key `{name}`, did you mean `{meant}`?"),
            (None, _) if of_serde(name, owner) => {
                format!("`{name}` is serde's: write `#[serde({})]`", option.shown())
            }
            (None, _) if owner == "#[model]" && Keyword::ALL.iter().any(|keyword| keyword.name() == name) => {
                format!("`{name}` is said of a value: write `#[field({})]` before it", option.shown())
            }
            (None, _) if self.asked.is_empty() => format!("`{owner}` takes no key"),
            (None, Some(remedy)) => format!("{remedy}: remove `{name}`"),
            (None, None) => {
                // `crate` is for those who know that they need it.
                let known: Vec<&str> = self.asked.iter().copied().filter(|key| *key != "crate").collect();
                format!("unknown key `{name}`, `{owner}` takes {}", listed(&known))
            }
        }
    }
}

impl RawOption {
    /// The key as a word.
    pub(crate) fn name(&self) -> String {
        self.key.unraw().to_string()
    }

    /// The whole option: key and value.
    pub(crate) fn span(&self) -> Span {
        match &self.value {
            RawValue::Flag => self.key.span(),
            RawValue::Expr(expr) => expr.span(),
            RawValue::List(span, _) => *span,
        }
    }

    /// The option as it was written, for a message; of a value that is no literal there are only dots.
    fn shown(&self) -> String {
        let name = self.name();
        match &self.value {
            RawValue::Flag => name,
            RawValue::Expr(Expr::Lit(value)) => format!("{name} = {}", value.to_token_stream()),
            RawValue::Expr(_) => format!("{name} = …"),
            RawValue::List(..) => format!("{name}(…)"),
        }
    }

    /// A number with an end that no type of Rust has, such as `5s`: where it stands, and what it is without. Who reads only its
    /// digits would take it for another one.
    fn odd_number(&self) -> Option<(Span, String)> {
        let RawValue::Expr(Expr::Lit(ExprLit { lit, .. })) = &self.value else { return None };
        let (suffix, digits) = match lit {
            Lit::Int(number) => (number.suffix(), number.base10_digits()),
            Lit::Float(number) => (number.suffix(), number.base10_digits()),
            _ => return None,
        };
        let is_type = suffix.strip_prefix(['u', 'i', 'f']).is_some_and(|size| {
            size == "size" || size.parse().is_ok_and(|size: u8| matches!(size, 8 | 16 | 32 | 64 | 128))
        });
        (!suffix.is_empty() && !is_type).then(|| (lit.span(), digits.to_owned()))
    }

    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if let Ok(text) = input.fork().parse::<LitStr>() {
            let message = format!("a text needs its key before it: write `key = {}`", text.token());
            return Err(syn::Error::new(text.span(), message));
        }
        if input.peek(Token![...]) {
            let message =
                "`...` is Python's: what is no `Option` and has no default is required, so remove it";
            return Err(syn::Error::new(input.parse::<Token![...]>()?.span(), message));
        }
        if !input.peek(Ident::peek_any) {
            return Err(syn::Error::new(input.span(), "expected a key such as `key = value`"));
        }
        let key = input.call(Ident::parse_any)?;
        let value = if input.peek(Token![=]) {
            input.parse::<Token![=]>()?;
            if input.is_empty() || input.peek(Token![,]) {
                return Err(syn::Error::new(key.span(), format!("`{key}` has no value after `=`")));
            }
            if input.peek(syn::token::Brace) && input.fork().parse::<Expr>().is_err() {
                let braces: proc_macro2::TokenTree = input.parse()?;
                let message =
                    format!("`{key}` cannot have a `{{…}}` of Python or JSON as its value: write it in Rust");
                return Err(syn::Error::new(braces.span(), message));
            }
            match input.fork().parse::<Expr>() {
                Ok(_) => RawValue::Expr(input.parse()?),
                // What is not needed here may have any value: `response_model = Vec<Item>` is none of Rust.
                Err(_) if key != "required" && needless(&key.to_string()).is_some() => {
                    skip_to_comma(input);
                    RawValue::Flag
                }
                Err(error) => return Err(error),
            }
        } else if input.peek(syn::token::Paren) {
            let content;
            let paren = syn::parenthesized!(content in input);
            RawValue::List(paren.span.join(), content.parse()?)
        } else {
            RawValue::Flag
        };
        Ok(Self { key, value })
    }
}

/// Reads `a, b, c` of one kind out of a list; faults are reported and what was read so far is kept.
pub(crate) fn comma_separated<T: syn::parse::Parse>(tokens: TokenStream, faults: &mut Faults) -> Vec<T> {
    let parser = syn::punctuated::Punctuated::<T, Token![,]>::parse_terminated;
    faults.keep(parser.parse2(tokens)).map(|list| list.into_iter().collect()).unwrap_or_default()
}

/// The text that stands first, where a key should: the first argument of another crate's attribute or of a Python call.
pub(crate) fn leading_text(tokens: &TokenStream) -> Option<LitStr> {
    match tokens.clone().into_iter().next()? {
        TokenTree::Literal(literal) => syn::parse2(literal.into_token_stream()).ok(),
        _ => None,
    }
}

/// Reads `a, b, c` of names out of a list; one in quotes is told from other mistakes.
pub(crate) fn names(tokens: TokenStream, faults: &mut Faults) -> Vec<Ident> {
    fn name(input: ParseStream<'_>) -> syn::Result<Ident> {
        match input.fork().parse::<LitStr>() {
            Ok(text) => Err(quoted(&text)),
            Err(_) => input.parse(),
        }
    }
    let list = |input: ParseStream<'_>| input.parse_terminated(name, Token![,]);
    faults.keep(list.parse2(tokens)).map(|list| list.into_iter().collect()).unwrap_or_default()
}

/// What is said of a text where the name of a field or a method should stand.
pub(crate) fn quoted(text: &LitStr) -> syn::Error {
    syn::Error::new(text.span(), format!("a name stands without quotes: write `{}`", text.value()))
}

fn skip_to_comma(input: ParseStream<'_>) {
    while !input.is_empty() && !input.peek(Token![,]) {
        // Cannot fail: there is a token.
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
