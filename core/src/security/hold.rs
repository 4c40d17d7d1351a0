//! What the struct of a security scheme can hold.

use crate::security::{BasicCredentials, HttpCredentials};
use crate::types::SecretString;

/// Holds a token or a key: for the schemes that give one text.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a token or a key",
    label = "holds no text",
    note = "this scheme gives one text: write `String`, or `SecretString`, which is never printed; with `optional` an \
            `Option` of it"
)]
pub trait HoldText: Sized {
    /// Holds it.
    fn hold(text: &str) -> Self;

    /// The value of a request without credentials: `Some(None)` for an `Option`.
    fn absent() -> Option<Self> {
        None
    }
}

/// Holds what stands in `Authorization`: for `http_bearer` and `http_digest`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold the credentials of `Authorization`",
    label = "holds no such credentials",
    note = "write `String`, `SecretString` (which is never printed) or `HttpCredentials` (which has the scheme's word \
            too); with `optional` an `Option` of it"
)]
pub trait HoldHttp: Sized {
    /// Holds them: the scheme's word, and what follows it.
    fn hold(scheme: &str, credentials: &str) -> Self;

    /// The value of a request without credentials: `Some(None)` for an `Option`.
    fn absent() -> Option<Self> {
        None
    }
}

/// Holds a name and a password: for `http_basic`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot hold a name and a password",
    label = "holds no such credentials",
    note = "`http_basic` gives `BasicCredentials`: write that; with `optional` an `Option` of it"
)]
pub trait HoldBasic: Sized {
    /// Holds them.
    fn hold(credentials: BasicCredentials) -> Self;

    /// The value of a request without credentials: `Some(None)` for an `Option`.
    fn absent() -> Option<Self> {
        None
    }
}

impl HoldText for String {
    #[inline]
    fn hold(text: &str) -> Self {
        text.to_owned()
    }
}

impl HoldText for SecretString {
    #[inline]
    fn hold(text: &str) -> Self {
        text.into()
    }
}

impl<T: HoldText> HoldText for Option<T> {
    #[inline]
    fn hold(text: &str) -> Self {
        Some(T::hold(text))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl HoldHttp for String {
    #[inline]
    fn hold(_: &str, credentials: &str) -> Self {
        credentials.to_owned()
    }
}

impl HoldHttp for SecretString {
    #[inline]
    fn hold(_: &str, credentials: &str) -> Self {
        credentials.into()
    }
}

impl HoldHttp for HttpCredentials {
    #[inline]
    fn hold(scheme: &str, credentials: &str) -> Self {
        HttpCredentials { scheme: scheme.to_owned(), credentials: credentials.to_owned() }
    }
}

impl<T: HoldHttp> HoldHttp for Option<T> {
    #[inline]
    fn hold(scheme: &str, credentials: &str) -> Self {
        Some(T::hold(scheme, credentials))
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl HoldBasic for BasicCredentials {
    #[inline]
    fn hold(credentials: BasicCredentials) -> Self {
        credentials
    }
}

impl HoldBasic for Option<BasicCredentials> {
    #[inline]
    fn hold(credentials: BasicCredentials) -> Self {
        Some(credentials)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}
