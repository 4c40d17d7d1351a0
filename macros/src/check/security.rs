//! Attribute and struct → a checked security scheme.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Fields, Ident, ItemStruct, Lit, LitStr, Type};

use crate::attr::security::{Kind, RawScheme, RawScope, RawSecurity};
use crate::attr::{docs, scopes};
use crate::check::argument::is_token;
use crate::check::{function, types};
use crate::diag::{Faults, listed};
use crate::model::security::{KeyPlace, Scheme, Scope, Security};
use crate::signature::argument::word;

/// Checks a security scheme. `None` only if a fault says why.
pub(crate) fn check(raw: RawSecurity, item: &ItemStruct, faults: &mut Faults) -> Option<Security> {
    let held = held(item, faults);
    if let Some(name) = &raw.name {
        check_name(name, faults);
    }
    let scheme = one_scheme(raw.schemes, raw.broken, faults).and_then(|scheme| check_scheme(scheme, faults));
    Some(Security {
        runtime: raw.runtime,
        ident: item.ident.clone(),
        name: raw.name.map_or_else(|| word(&item.ident), |name| name.value()),
        held: held?,
        scheme: scheme?,
        description: raw.description.or_else(|| docs::description(&item.attrs)),
        optional: raw.optional,
    })
}

/// What stands between the parentheses of `struct AccessToken(String);`.
fn held(item: &ItemStruct, faults: &mut Faults) -> Option<Type> {
    let types = item.fields.iter().map(|field| &field.ty);
    function::generics(&item.generics, "a security scheme", types, faults);
    let ident = &item.ident;
    match &item.fields {
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            let held = fields.unnamed.first()?.ty.clone();
            types::check_argument(&held, faults);
            Some(held)
        }
        Fields::Unit => {
            faults.over(ident, format!("the struct holds the credentials: write `struct {ident}(String);`"));
            None
        }
        fields => {
            let message =
                format!("the struct holds the credentials and nothing else: write `struct {ident}(String);`");
            faults.at(fields.span(), message);
            None
        }
    }
}

fn one_scheme(mut schemes: Vec<RawScheme>, broken: bool, faults: &mut Faults) -> Option<RawScheme> {
    if let [first, second, ..] = schemes.as_slice() {
        let message = format!(
            "a struct stands for one scheme: keep `{}` here, and write a second struct for `{}`",
            first.kind.word(),
            second.kind.word()
        );
        faults.at(second.span, message);
        return None;
    }
    if schemes.is_empty() && !broken {
        let words = Kind::ALL.map(Kind::word);
        let message = format!(
            "`#[security]` names a scheme: write `#[security({})]`; there are {}",
            Kind::OAuth2Password.example(),
            listed(&words)
        );
        faults.at(Span::call_site(), message);
    }
    schemes.pop()
}

/// A component's name (OpenAPI 3.1, Components Object).
fn check_name(name: &LitStr, faults: &mut Faults) {
    let text = name.value();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte)) {
        let plain = |c: char| if c.is_ascii_alphanumeric() || ".-".contains(c) { c } else { '_' };
        let meant: String =
            if text.is_empty() { "access_token".to_owned() } else { text.chars().map(plain).collect() };
        let message =
            format!("a scheme's name is made of letters, digits, `.`, `_` and `-`: write `name = {meant:?}`");
        faults.at(name.span(), message);
    }
}

fn check_scheme(raw: RawScheme, faults: &mut Faults) -> Option<Scheme> {
    let RawScheme { kind, span, broken, .. } = raw;
    let mut needed = |value: Option<Expr>, key: &str| {
        if value.is_none() && !broken {
            faults.at(span, format!("`{}` needs `{key}`: write `{}`", kind.word(), kind.example()));
        }
        value
    };
    match kind {
        Kind::OAuth2Password => {
            let token_url = needed(raw.token_url, "token_url");
            let scopes = check_scopes(raw.scopes, faults);
            Some(Scheme::OAuth2Password { token_url: token_url?, refresh_url: raw.refresh_url, scopes })
        }
        Kind::OAuth2AuthorizationCode => {
            let authorization_url = needed(raw.authorization_url, "authorization_url");
            // One remedy for both.
            let token_url =
                if authorization_url.is_some() { needed(raw.token_url, "token_url") } else { None };
            let scopes = check_scopes(raw.scopes, faults);
            Some(Scheme::OAuth2AuthorizationCode {
                authorization_url: authorization_url?,
                token_url: token_url?,
                refresh_url: raw.refresh_url,
                scopes,
            })
        }
        Kind::OpenIdConnect => Some(Scheme::OpenIdConnect { url: needed(raw.url, "url")? }),
        Kind::HttpBearer => Some(Scheme::HttpBearer { format: raw.format }),
        Kind::HttpDigest => Some(Scheme::HttpDigest),
        Kind::HttpBasic => {
            if let Some(realm) = &raw.realm {
                check_realm(realm, faults);
            }
            Some(Scheme::HttpBasic { realm: raw.realm })
        }
        Kind::ApiKey => api_key(raw, faults),
    }
}

/// It stands in a header field between quotes.
fn check_realm(realm: &LitStr, faults: &mut Faults) {
    let is_plain = |c: char| matches!(c, ' '..='~') && c != '"' && c != '\\';
    if !realm.value().chars().all(is_plain) {
        faults.at(
            realm.span(),
            "a realm is ASCII text without quotes and backslashes: write `realm = \"staff\"`",
        );
    }
}

fn check_scopes(raw: Vec<RawScope>, faults: &mut Faults) -> Vec<Scope> {
    let mut known = Vec::new();
    raw.into_iter()
        .map(|RawScope { name, description }| {
            if let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = &name {
                scopes::check(text, &mut known, faults);
            }
            Scope { name, description }
        })
        .collect()
}

fn api_key(raw: RawScheme, faults: &mut Faults) -> Option<Scheme> {
    let mut keys = raw.keys.into_iter();
    let Some((place, name)) = keys.next() else {
        if !raw.broken {
            let message = "`api_key` needs a place: write `api_key(header = \"x-key\")`, `api_key(query = \"key\")` or \
                           `api_key(cookie = \"sid\")`";
            faults.at(raw.span, message);
        }
        return None;
    };
    if let Some((second, _)) = keys.next() {
        let message = format!("an API key stands in one place: keep `{place}` or `{second}`");
        faults.at(second.span(), message);
    }
    let place = key_place(&place);
    check_key(place, &name, faults);
    Some(Scheme::ApiKey { place, name: name.value() })
}

fn key_place(word: &Ident) -> KeyPlace {
    match word.to_string().as_str() {
        "query" => KeyPlace::Query,
        "cookie" => KeyPlace::Cookie,
        _ => KeyPlace::Header,
    }
}

/// Header fields and cookies are named by a token (RFC 9110 section 5.6.2, RFC 6265 section 4.1.1).
fn check_key(place: KeyPlace, name: &LitStr, faults: &mut Faults) {
    let text = name.value();
    let shown = match place {
        _ if text.is_empty() => {
            return faults.at(name.span(), "an API key has a name: it cannot be empty");
        }
        KeyPlace::Query => return,
        KeyPlace::Header => "header name: letters, digits and hyphens, as in `x-key`",
        KeyPlace::Cookie => "cookie name: letters, digits and hyphens, as in `session-id`",
    };
    if !text.bytes().all(is_token) {
        faults.at(name.span(), format!("`{text}` is no {shown}"));
    }
}
