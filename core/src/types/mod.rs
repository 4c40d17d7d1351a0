//! Scalars with a text form of their own: dates, identifiers, decimals, addresses.
//!
//! In: text or JSON. Out: values of types of our own, or of other crates behind features that are named after them.
//! Each type has a table entry ([`ScalarSpec`]) for the cold pass, which reads what pydantic reads and says what it
//! says. serde and the hot pass read the plain form only: the one that strict mode takes too.

#[cfg(feature = "base64")]
mod base64;
#[cfg(any(feature = "rust_decimal", feature = "speedate"))]
mod bound;
mod byte_string;
#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "speedate")]
mod date;
#[cfg(feature = "speedate")]
mod date_time;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "speedate")]
mod duration;
#[cfg(feature = "email")]
mod email;
#[cfg(feature = "url")]
mod http_url;
#[cfg(feature = "jiff")]
mod jiff;
mod network;
mod secret;
#[cfg(feature = "speedate")]
mod time;
#[cfg(feature = "url")]
mod url;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use ferrapi_openapi::fragment::{Family, Fault, Rules, ScalarSpec};
use serde::de::{Deserializer, Error, Visitor};
use serde_json::Value;

#[cfg(feature = "base64")]
pub use base64::Base64;
pub use byte_string::ByteString;
#[cfg(feature = "speedate")]
pub use date::Date;
#[cfg(feature = "speedate")]
pub use date_time::DateTime;
#[cfg(feature = "speedate")]
pub use duration::Duration;
#[cfg(feature = "email")]
pub use email::Email;
#[cfg(feature = "url")]
pub use http_url::HttpUrl;
pub use secret::SecretString;
#[cfg(feature = "speedate")]
pub use time::Time;

/// What a type of this room says of itself; [`scalar!`] makes the contracts of it.
trait Scalar: Sized + Send + 'static {
    /// Which constraints it can carry.
    const FAMILY: Family = Family::Other;
    /// Its table entry.
    const SPEC: &'static ScalarSpec;
    /// What the plain form is, for serde's message.
    const EXPECTED: &'static str;

    /// Reads the plain form: what strict mode takes, and the hot pass.
    fn plain(text: &str) -> Option<Self>;

    /// The hot check of rules from outside.
    fn keeps(&self, _rules: &Rules) -> bool {
        true
    }

    /// Its JSON Schema.
    fn schema() -> Value;
}

/// The contracts of a type of our own: `Data`, `Deserialize` and `JsonSchema`.
macro_rules! scalar {
    ($type:ident) => {
        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::types::deserialize(deserializer)
            }
        }

        impl ::schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(stringify!($type))
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                $crate::types::schema::<Self>()
            }
        }

        impl $crate::data::Data for $type {
            const TYPE: ::ferrapi_openapi::fragment::TypeSpec =
                $crate::data::scalar_type::<Self>(<Self as $crate::types::Scalar>::FAMILY);

            fn shape() -> &'static ::ferrapi_openapi::fragment::Shape {
                const { &::ferrapi_openapi::fragment::Shape::Scalar(<$type as $crate::types::Scalar>::SPEC) }
            }

            #[inline]
            fn meets(&self, rules: &::ferrapi_openapi::fragment::Rules) -> bool {
                $crate::types::Scalar::keeps(self, rules)
            }

            #[inline]
            fn from_text(text: &str) -> Option<Self> {
                $crate::types::Scalar::plain(text)
            }
        }
    };
}
use scalar;

/// The contract of a type of another crate, which has serde's and schemars's already.
macro_rules! foreign {
    ($type:ty, $family:expr, $spec:expr, plain: $plain:expr, keeps: $keeps:expr $(, conforms: $conforms:expr)?) => {
        impl $crate::data::Data for $type {
            const TYPE: ::ferrapi_openapi::fragment::TypeSpec = $crate::data::scalar_type::<Self>($family);

            fn shape() -> &'static ::ferrapi_openapi::fragment::Shape {
                const { &::ferrapi_openapi::fragment::Shape::Scalar($spec) }
            }

            #[inline]
            fn meets(&self, rules: &::ferrapi_openapi::fragment::Rules) -> bool {
                $keeps(self, rules)
            }

            $(#[inline]
            fn conforms(&self) -> bool {
                $conforms(self)
            })?

            #[inline]
            fn from_text(text: &str) -> Option<Self> {
                $plain(text)
            }
        }
    };
}
use foreign;

/// A text that is no value of a type.
///
/// ```
/// # #[cfg(feature = "speedate")]
/// assert!("31.12.2024".parse::<ferrapi::Date>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidText {
    expected: &'static str,
}

impl fmt::Display for InvalidText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not {}", self.expected)
    }
}

impl std::error::Error for InvalidText {}

/// `str::parse` for a type of our own.
#[cfg(any(feature = "base64", feature = "email", feature = "speedate", feature = "url"))]
macro_rules! from_str {
    ($type:ident) => {
        impl std::str::FromStr for $type {
            type Err = $crate::InvalidText;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::types::parse(text)
            }
        }
    };
}
#[cfg(any(feature = "base64", feature = "email", feature = "speedate", feature = "url"))]
use from_str;

#[cfg(any(feature = "base64", feature = "email", feature = "speedate", feature = "url"))]
fn parse<T: Scalar>(text: &str) -> Result<T, InvalidText> {
    T::plain(text).ok_or(InvalidText { expected: T::EXPECTED })
}

/// Reads the plain form with serde.
fn deserialize<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct Plain<T>(PhantomData<T>);

    impl<T: Scalar> Visitor<'_> for Plain<T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(T::EXPECTED)
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
            T::plain(text).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(text), &self))
        }
    }

    deserializer.deserialize_str(Plain(PhantomData))
}

fn schema<T: Scalar>() -> schemars::Schema {
    schemars::Schema::try_from(T::schema()).unwrap_or_default()
}

/// No rule can stand on the type.
fn no_rules(_: &Value, _: &Rules) -> Option<Fault> {
    None
}

/// A fault without numbers.
const fn plain_fault(kind: &'static str, message: &'static str) -> Fault {
    Fault { kind, message: Cow::Borrowed(message), context: None }
}

/// A fault that ends in the words of a parser.
#[cfg(any(feature = "speedate", feature = "url", feature = "uuid"))]
fn parsing(kind: &'static str, prefix: &str, error: &str) -> Fault {
    Fault {
        kind,
        message: format!("{prefix}, {error}").into(),
        context: Some(ferrapi_openapi::fragment::Context::Entry("error", error.into())),
    }
}
