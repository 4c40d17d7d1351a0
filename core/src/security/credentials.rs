//! What clients send in `Authorization`, in parts.

use std::fmt;

use crate::security::MASK;

/// The two parts of an `Authorization` field: for `http_bearer` and `http_digest`.
///
/// `Debug` shows the scheme only. It has no `==`: compare secrets in constant time, as the crate `subtle` does.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[security(http_digest)]
/// struct Digest(HttpCredentials);
///
/// #[get("/me")]
/// async fn me(digest: Digest) -> String {
///     digest.0.scheme
/// }
/// # fn main() {
/// # let shown = format!("{:?}", HttpCredentials { scheme: "Digest".into(), credentials: "hunter2".into() });
/// # assert!(!shown.contains("hunter2"));
/// # }
/// ```
#[derive(Clone)]
pub struct HttpCredentials {
    /// The first word, as it was sent: `Bearer`.
    pub scheme: String,
    /// Everything after it, without spaces around.
    pub credentials: String,
}

impl fmt::Debug for HttpCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpCredentials").field("scheme", &self.scheme).field("credentials", &MASK).finish()
    }
}

/// A user's name and password: for `http_basic` (RFC 7617).
///
/// `Debug` shows the name only. It has no `==`: compare secrets in constant time, as the crate `subtle` does.
///
/// ```
/// use ferrapi::prelude::*;
/// ///
/// #[security(http_basic(realm = "staff"))]
/// struct Staff(BasicCredentials);
///
/// #[get("/me")]
/// async fn me(staff: Staff) -> String {
///     staff.0.username
/// }
/// # fn main() {
/// # let shown = format!("{:?}", BasicCredentials { username: "me".into(), password: "hunter2".into() });
/// # assert!(!shown.contains("hunter2"));
/// # }
/// ```
#[derive(Clone)]
pub struct BasicCredentials {
    /// Everything before the first colon.
    pub username: String,
    /// Everything after it.
    pub password: String,
}

impl fmt::Debug for BasicCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BasicCredentials").field("username", &self.username).field("password", &MASK).finish()
    }
}
