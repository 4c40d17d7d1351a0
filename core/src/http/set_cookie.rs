//! The `Set-Cookie` header field (RFC 6265 section 4.1).

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::{Duration, SystemTime};

/// A cookie to set, with [`ResponseHead::cookie`](crate::ResponseHead::cookie).
///
/// ```
/// use std::time::Duration;
/// use ferrapi::prelude::*;
///
/// # fn main() {
/// let cookie = Cookie::new("session", "b2").http_only(true).secure(true).max_age(Duration::from_secs(3600));
/// assert_eq!(cookie.to_string(), "session=b2; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=3600");
/// # }
/// ```
///
/// As in FastAPI it is for every path of the host, and `SameSite=Lax`, unless something else is said;
/// [`bare`](Cookie::bare) has no attributes. A value of more than letters, digits and ``!#$%&'*+-.^_`|~:`` is quoted, and what could end it is escaped (`a;b` is `"a\073b"`), as Python's `SimpleCookie` does it; cookie parameters
/// read it back. A name or an attribute that would end the cookie (`;`, a control character; in the name also a space,
/// `=` or `"`) is not sent.
///
/// Source: [FastAPI, Response Cookies](https://fastapi.tiangolo.com/advanced/response-cookies/).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie<'c> {
    name: Cow<'c, str>,
    value: Cow<'c, str>,
    path: Option<Cow<'c, str>>,
    domain: Option<Cow<'c, str>>,
    max_age: Option<Duration>,
    expires: Option<SystemTime>,
    same_site: Option<SameSite>,
    http_only: bool,
    secure: bool,
    partitioned: bool,
}

/// Whether a cookie goes along with requests that other sites cause (RFC 6265bis, section 4.1.2.7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SameSite {
    /// With none of them.
    Strict,
    /// When the user follows a link, too.
    Lax,
    /// With all of them. Browsers take such a cookie only when it is secure, so it is.
    None,
}

impl<'c> Cookie<'c> {
    /// A cookie of the path `/`, `SameSite=Lax`, that lives as long as the browser's session.
    pub fn new(name: impl Into<Cow<'c, str>>, value: impl Into<Cow<'c, str>>) -> Self {
        Self::bare(name, value).path("/").same_site(SameSite::Lax)
    }

    /// A cookie without attributes: of the request's path up to its last `/`, and of what the browser takes for `SameSite`.
    pub fn bare(name: impl Into<Cow<'c, str>>, value: impl Into<Cow<'c, str>>) -> Self {
        Cookie {
            name: name.into(),
            value: value.into(),
            path: None,
            domain: None,
            max_age: None,
            expires: None,
            same_site: None,
            http_only: false,
            secure: false,
            partitioned: false,
        }
    }

    /// For paths that begin with this one.
    pub fn path(mut self, path: impl Into<Cow<'c, str>>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// For this host and those below it. Without it: for the request's host alone.
    pub fn domain(mut self, domain: impl Into<Cow<'c, str>>) -> Self {
        self.domain = Some(domain.into());
        self
    }

    /// For how long it is kept, to the second. It counts more than [`expires`](Self::expires).
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = Some(age);
        self
    }

    /// Until when it is kept.
    pub fn expires(mut self, time: SystemTime) -> Self {
        self.expires = Some(time);
        self
    }

    /// Whether it goes along with requests that other sites cause.
    pub fn same_site(mut self, same_site: SameSite) -> Self {
        self.same_site = Some(same_site);
        self
    }

    /// Hidden from scripts.
    pub fn http_only(mut self, hidden: bool) -> Self {
        self.http_only = hidden;
        self
    }

    /// Sent over TLS only.
    pub fn secure(mut self, secure: bool) -> Self {
        self.secure = secure;
        self
    }

    /// Kept apart for each site that it is embedded in (CHIPS).
    pub fn partitioned(mut self, partitioned: bool) -> Self {
        self.partitioned = partitioned;
        self
    }

    /// Whether it reads as one cookie with these attributes.
    pub(crate) fn is_whole(&self) -> bool {
        let plain = |text: &str| !text.bytes().any(|byte| byte.is_ascii_control() || byte == b';');
        let name = |byte: u8| matches!(byte, b'=' | b' ' | b'"') || !byte.is_ascii();
        let attributes = [&self.path, &self.domain];
        !self.name.is_empty()
            && !self.name.bytes().any(name)
            && plain(&self.name)
            && attributes.into_iter().flatten().all(|text| plain(text))
    }
}

/// The value of the `Set-Cookie` field.
impl fmt::Display for Cookie<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}=", self.name)?;
        write_value(&self.value, f)?;
        if self.http_only {
            f.write_str("; HttpOnly")?;
        }
        match self.same_site {
            None => {}
            Some(SameSite::Strict) => f.write_str("; SameSite=Strict")?,
            Some(SameSite::Lax) => f.write_str("; SameSite=Lax")?,
            Some(SameSite::None) => f.write_str("; SameSite=None")?,
        }
        if self.partitioned {
            f.write_str("; Partitioned")?;
        }
        // Browsers refuse either of the others without it.
        if self.secure || self.partitioned || self.same_site == Some(SameSite::None) {
            f.write_str("; Secure")?;
        }
        if let Some(path) = &self.path {
            write!(f, "; Path={path}")?;
        }
        if let Some(domain) = &self.domain {
            write!(f, "; Domain={domain}")?;
        }
        if let Some(age) = self.max_age {
            write!(f, "; Max-Age={}", age.as_secs())?;
        }
        if let Some(time) = self.expires {
            write!(f, "; Expires={}", httpdate::HttpDate::from(time))?;
        }
        Ok(())
    }
}

/// The value, quoted if it needs to be. What is beyond Latin-1 stands as it is.
fn write_value(value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~:".contains(c);
    if !value.is_empty() && value.chars().all(is_token) {
        return f.write_str(value);
    }
    f.write_char('"')?;
    for c in value.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            c if is_token(c) || " ()/<=>?@[]{}".contains(c) || c > '\u{ff}' => f.write_char(c)?,
            c => write!(f, "\\{:03o}", u32::from(c))?,
        }
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_stand_behind_the_value() {
        let all = Cookie::new("a", "b c")
            .path("/x")
            .domain("example.com")
            .max_age(Duration::from_millis(1999))
            .expires(SystemTime::UNIX_EPOCH)
            .same_site(SameSite::None)
            .http_only(true)
            .partitioned(true);
        let expected = "a=\"b c\"; HttpOnly; SameSite=None; Partitioned; Secure; Path=/x; Domain=example.com; Max-Age=1; \
                        Expires=Thu, 01 Jan 1970 00:00:00 GMT";
        assert_eq!(all.to_string(), expected);
        assert!(all.is_whole());
    }

    #[test]
    fn a_cookie_is_for_every_path_unless_it_is_bare() {
        assert_eq!(Cookie::new("a", "b").to_string(), "a=b; SameSite=Lax; Path=/");
        assert_eq!(
            Cookie::new("a", "b").path("/x").same_site(SameSite::Strict).to_string(),
            "a=b; SameSite=Strict; Path=/x"
        );
        assert_eq!(Cookie::bare("a", "b").to_string(), "a=b");
    }

    #[test]
    fn nothing_ends_a_cookie_early() {
        for (name, value, path) in
            [("", "b", "/"), ("a b", "b", "/"), ("a=", "b", "/"), ("é", "b", "/"), ("a", "b", "/; Secure")]
        {
            assert!(!Cookie::new(name, value).path(path).is_whole(), "{name} {value} {path}");
        }
        assert!(Cookie::new("__Host-a", "x=y").path("/").is_whole());
    }

    #[test]
    fn values_are_quoted_as_python_does_it() {
        for (value, written) in [
            ("abc.DEF-1_~", "abc.DEF-1_~"),
            ("", r#""""#),
            ("a b=c/d", r#""a b=c/d""#),
            ("b; Domain=example.com", r#""b\073 Domain=example.com""#),
            ("b\r\nx: y", r#""b\015\012x: y""#),
            (r#"q"\"#, r#""q\"\\""#),
            ("a,é\u{7f}", r#""a\054\351\177""#),
            ("日", r#""日""#),
        ] {
            let cookie = Cookie::bare("a", value);
            assert!(cookie.is_whole(), "{value}");
            assert_eq!(cookie.to_string(), format!("a={written}"));
        }
    }
}
