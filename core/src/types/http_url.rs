//! URLs of the web.

use std::fmt;
use std::ops::Deref;

use ferrapi_openapi::fragment::{Context, Fault, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use url::Url;

use super::{Scalar, no_rules, scalar, url as any_url};

/// pydantic's limit, and that of old browsers.
const MAX_LENGTH: usize = 2083;

/// A URL with the scheme `http` or `https` and at most 2083 bytes: pydantic's `HttpUrl`.
///
/// It is written in its normal form: `HTTP://EXAMPLE.com:80` comes out as `http://example.com/`.
///
/// ```
/// use ferrapi::HttpUrl;
///
/// let url: HttpUrl = "HTTP://EXAMPLE.com:80".parse()?;
/// assert_eq!(url.as_str(), "http://example.com/");
/// assert!("ftp://example.com".parse::<HttpUrl>().is_err());
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HttpUrl(Url);

impl HttpUrl {
    /// The URL of any scheme.
    pub fn into_url(self) -> Url {
        self.0
    }
}

super::from_str!(HttpUrl);

impl Deref for HttpUrl {
    type Target = Url;

    fn deref(&self) -> &Url {
        &self.0
    }
}

impl fmt::Display for HttpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for HttpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.as_str(), f)
    }
}

impl Serialize for HttpUrl {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.as_str())
    }
}

impl Scalar for HttpUrl {
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "an URL that begins with http:// or https://";

    fn plain(text: &str) -> Option<Self> {
        let url = (text.len() <= MAX_LENGTH).then(|| Url::parse(text).ok())??;
        is_http(&url).then_some(Self(url))
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "uri", "minLength": 1, "maxLength": MAX_LENGTH })
    }
}

scalar!(HttpUrl);

static SPEC: ScalarSpec = ScalarSpec { name: "url", coerce, check: no_rules, shown: None, exact: false };

fn is_http(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    if input.as_str().is_some_and(|text| text.len() > MAX_LENGTH) {
        return Err(Fault {
            kind: "url_too_long",
            message: format!("URL should have at most {MAX_LENGTH} characters").into(),
            context: Some(Context::Entry("max_length", MAX_LENGTH.into())),
        });
    }
    let url = any_url::read(input)?;
    if !is_http(&url) {
        let expected = "'http' or 'https'";
        return Err(Fault {
            kind: "url_scheme",
            message: format!("URL scheme should be {expected}").into(),
            context: Some(Context::Entry("expected_schemes", expected.into())),
        });
    }
    Ok(String::from(url).into())
}
