//! Credentials out of a request, as a scheme's table says; without them the scheme's 401, or the value of `optional`.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Scheme, SecuritySpec};
use http::header::{AUTHORIZATION, HeaderValue};

use crate::error::{HttpError, Issues};
use crate::http::cookies;
use crate::request::{Request, header_text, last_value};
use crate::security::base64::decode_ascii;
use crate::security::{BasicCredentials, HoldBasic, HoldHttp, HoldText};

impl Request {
    /// Takes the one text that an API key, OAuth2 or OpenID Connect gives.
    #[inline]
    pub fn security_text<T: HoldText>(
        &mut self,
        scheme: &'static SecuritySpec,
        issues: &mut Issues,
    ) -> Option<T> {
        let found = match scheme.scheme {
            Scheme::ApiKeyHeader(name) => self.head.headers.get(name).map(header_text),
            Scheme::ApiKeyQuery(name) => last_value(self.head.uri.query().unwrap_or_default(), name),
            Scheme::ApiKeyCookie(name) => {
                cookies(&self.head.headers).filter(|(known, _)| known == name).last().map(|(_, value)| value)
            }
            Scheme::OpenIdConnect { .. } => self.authorization(),
            // A token may be empty here, as in FastAPI: whoever reads it judges it.
            _ => return self.bearer(scheme, issues),
        };
        match found {
            Some(text) if !text.is_empty() => Some(T::hold(&text)),
            _ => self.absent(scheme, T::absent, issues),
        }
    }

    #[inline]
    fn bearer<T: HoldText>(&self, scheme: &'static SecuritySpec, issues: &mut Issues) -> Option<T> {
        if let Some(field) = self.authorization()
            && let (word, token) = split(&field)
            && word.eq_ignore_ascii_case("bearer")
        {
            return Some(T::hold(token));
        }
        self.absent(scheme, T::absent, issues)
    }

    /// Takes what follows `Bearer` or `Digest`.
    #[inline]
    pub fn security_http<T: HoldHttp>(
        &mut self,
        scheme: &'static SecuritySpec,
        issues: &mut Issues,
    ) -> Option<T> {
        let expected = if matches!(scheme.scheme, Scheme::HttpDigest) { "digest" } else { "bearer" };
        if let Some(field) = self.authorization()
            && let (word, credentials) = split(&field)
            && word.eq_ignore_ascii_case(expected)
            && !credentials.is_empty()
        {
            return Some(T::hold(word, credentials));
        }
        self.absent(scheme, T::absent, issues)
    }

    /// Takes the name and the password that follow `Basic`.
    #[inline]
    pub fn security_basic<T: HoldBasic>(
        &mut self,
        scheme: &'static SecuritySpec,
        issues: &mut Issues,
    ) -> Option<T> {
        if let Some(field) = self.authorization()
            && let (word, encoded) = split(&field)
            && word.eq_ignore_ascii_case("basic")
        {
            let credentials = basic(encoded);
            if credentials.is_none() {
                // Somebody meant to say who they are, so `optional` does not let them pass.
                self.refuse_credentials(scheme, issues);
            }
            return credentials.map(T::hold);
        }
        self.absent(scheme, T::absent, issues)
    }

    /// The `Authorization` field; an empty one is none.
    #[inline]
    fn authorization(&self) -> Option<Cow<'_, str>> {
        self.head.headers.get(AUTHORIZATION).map(header_text).filter(|field| !field.is_empty())
    }

    /// No credentials: `optional` lets the request go on.
    #[cold]
    fn absent<T>(
        &self,
        scheme: &'static SecuritySpec,
        value: fn() -> Option<T>,
        issues: &mut Issues,
    ) -> Option<T> {
        let value = if scheme.optional { value() } else { None };
        if value.is_none() {
            self.refuse_credentials(scheme, issues);
        }
        value
    }

    /// 401 with the challenge (RFC 9110 section 11.6.1). It says nothing of what came.
    #[cold]
    fn refuse_credentials(&self, scheme: &'static SecuritySpec, issues: &mut Issues) {
        let error = HttpError::unauthorized("Not authenticated", challenge(&scheme.scheme));
        issues.reject(self.context.answers.refused(error, &self.head));
    }
}

/// The scheme's word and what follows it.
#[inline]
fn split(field: &str) -> (&str, &str) {
    let (word, rest) = field.split_once(' ').unwrap_or((field, ""));
    (word, rest.trim())
}

fn basic(encoded: &str) -> Option<BasicCredentials> {
    let mut username = decode_ascii(encoded)?;
    let colon = username.find(':')?;
    let password = username.split_off(colon + 1);
    username.truncate(colon);
    Some(BasicCredentials { username, password })
}

fn challenge(scheme: &Scheme) -> HeaderValue {
    match scheme {
        Scheme::HttpBasic { realm: Some(realm) } => HeaderValue::try_from(format!("Basic realm=\"{realm}\""))
            .unwrap_or(HeaderValue::from_static("Basic")),
        Scheme::HttpBasic { realm: None } => HeaderValue::from_static("Basic"),
        Scheme::HttpDigest => HeaderValue::from_static("Digest"),
        Scheme::ApiKeyHeader(_) | Scheme::ApiKeyQuery(_) | Scheme::ApiKeyCookie(_) => {
            HeaderValue::from_static("APIKey")
        }
        Scheme::HttpBearer { .. }
        | Scheme::OAuth2Password { .. }
        | Scheme::OAuth2AuthorizationCode { .. }
        | Scheme::OpenIdConnect { .. } => HeaderValue::from_static("Bearer"),
    }
}
