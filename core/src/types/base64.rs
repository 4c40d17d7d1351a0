//! Bytes that stand in JSON as base64, as Python's `bytes` of a model that says so.

use std::fmt;
use std::ops::Deref;

use ::base64::alphabet::{STANDARD, URL_SAFE};
use ::base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use ::base64::{DecodeError, Engine};
use bytes::Bytes;
use ferrapi_openapi::fragment::{Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::byte_string::{self, broken_length, length_fault};
use super::{Scalar, scalar};

/// With padding or without; written with it.
const CONFIG: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
const FOR_URLS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, CONFIG);
const PLAIN: GeneralPurpose = GeneralPurpose::new(&STANDARD, CONFIG);

/// Bytes that stand in JSON and in parameters as base64: Python's `bytes` in a model with `val_json_bytes` and
/// `ser_json_bytes` of `"base64"`.
///
/// It is read in either alphabet (RFC 4648 sections 4 and 5), with padding or without, and written in that for URLs, with
/// padding. Its constraints are `min_length` and `max_length`, which count bytes. Text that is taken as it is, is a
/// [`ByteString`](crate::ByteString).
///
/// ```
/// use ferrapi::Base64;
///
/// let bytes: Base64 = "aGVsbG8=".parse()?;
/// assert_eq!(bytes.as_ref(), b"hello");
/// assert_eq!(Base64::from("hello").to_string(), "aGVsbG8=");
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
///
/// Source: [FastAPI, JSON with Bytes as Base64](https://fastapi.tiangolo.com/advanced/json-base64-bytes/).
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(Bytes);

impl Base64 {
    /// The bytes.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

super::from_str!(Base64);

/// The bytes themselves: what is base64 already is read with [`str::parse`].
impl<T: Into<Bytes>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl Deref for Base64 {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Base64.
impl fmt::Display for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ::base64::display::Base64Display::new(&self.0, &FOR_URLS).fmt(f)
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&FOR_URLS.encode(&self.0))
    }
}

impl Scalar for Base64 {
    const FAMILY: Family = Family::Text;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a text in base64";

    fn plain(text: &str) -> Option<Self> {
        decode(text).ok()
    }

    fn keeps(&self, rules: &Rules) -> bool {
        broken_length(self.0.len(), rules).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "contentEncoding": "base64", "contentMediaType": "application/octet-stream" })
    }
}

scalar!(Base64);

static SPEC: ScalarSpec = ScalarSpec { name: "bytes", coerce, check, shown: None, exact: false };

/// In the alphabet for URLs; in the other one if that is all that is wrong.
fn decode(text: &str) -> Result<Base64, DecodeError> {
    let read = match FOR_URLS.decode(text) {
        Err(DecodeError::InvalidByte(_, b'+' | b'/')) => PLAIN.decode(text),
        read => read,
    };
    read.map(|bytes| Base64(bytes.into()))
}

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    let text = input.as_str().ok_or(byte_string::TYPE)?;
    decode(text).map(|bytes| bytes.to_string().into()).map_err(|error| {
        let error = error.to_string();
        Fault {
            kind: "bytes_invalid_encoding",
            message: format!("Data should be valid base64: {error}").into(),
            context: Some(json!({ "encoding": "base64", "encoding_error": error }).into()),
        }
    })
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    length_fault(Base64::plain(coerced.as_str()?)?.len(), rules)
}
