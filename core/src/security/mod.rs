//! Security: credentials out of requests by a scheme, the scopes that are asked for, the form of a login.
//!
//! In: a request and a scheme's table. Out: credentials, or a 401 with the scheme's challenge. Nothing here judges
//! whether credentials are right, and nothing here prints them.

mod base64;
mod credentials;
mod extract;
mod form;
mod hold;
mod scopes;

pub use credentials::{BasicCredentials, HttpCredentials};
pub use form::{OAuth2PasswordForm, OAuth2PasswordFormStrict};
pub use hold::{HoldBasic, HoldHttp, HoldText};
pub use scopes::SecurityScopes;

/// What stands where a secret would be printed.
pub(crate) const MASK: &str = "**********";
