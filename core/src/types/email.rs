//! E-mail addresses, as pydantic's `EmailStr`.
//!
//! The grammar and the words are those of Python's email-validator, which pydantic asks without looking anything up in
//! the DNS. This file holds the type; `email/split` takes an address apart, and `email/part` judges its two parts.

mod characters;
mod part;
mod split;

use std::fmt;
use std::ops::Deref;

use ferrapi_openapi::fragment::{Context, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Scalar, plain_fault, scalar};
use part::{Reason, domain, local};
use split::{split, without_name};

const TYPE: Fault = plain_fault("string_type", "Input should be a valid string");
/// More than any address has; nothing longer is looked at.
const MAX_INPUT: usize = 2048;
/// RFC 5321 section 4.5.3.1.3, without the angle brackets.
const MAX_LENGTH: usize = 254;
/// Names of RFC 2142, which are the same in any case.
const MAILBOXES: [&str; 15] = [
    "info",
    "marketing",
    "sales",
    "support",
    "abuse",
    "noc",
    "security",
    "postmaster",
    "hostmaster",
    "usenet",
    "news",
    "webmaster",
    "www",
    "uucp",
    "ftp",
];

/// An e-mail address: pydantic's `EmailStr`.
///
/// It is checked by its syntax alone, and kept in its normal form: the domain in lower case and without Punycode. A name
/// in front of it (`Ann <ann@example.com>`) is dropped. It takes no constraints.
///
/// ```
/// use ferrapi::Email;
///
/// let email: Email = "Ann.Smith@EXAMPLE.com".parse()?;
/// assert_eq!(email.as_str(), "Ann.Smith@example.com");
/// assert_eq!(email.domain(), "example.com");
/// assert!("ann@localhost".parse::<Email>().is_err());
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands before the `@`.
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// All of it.
    pub fn into_string(self) -> String {
        self.0
    }
}

super::from_str!(Email);

impl Deref for Email {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Serialize for Email {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Scalar for Email {
    const FAMILY: Family = Family::Other;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "an e-mail address";

    fn plain(text: &str) -> Option<Self> {
        normal(text).ok().map(Self)
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "email" })
    }
}

scalar!(Email);

static SPEC: ScalarSpec = ScalarSpec {
    name: "function-after[_validate(), str]",
    coerce,
    check: no_rules,
    shown: None,
    exact: true,
};

fn no_rules(_: &Value, _: &Rules) -> Option<Fault> {
    None
}

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    let text = input.as_str().ok_or(TYPE)?;
    normal(text).map(Value::from).map_err(|reason| Fault {
        kind: "value_error",
        message: format!("value is not a valid email address: {reason}").into(),
        context: Some(Context::Entry("reason", reason.into())),
    })
}

/// The normal form of an address, or why it is none.
fn normal(text: &str) -> Result<String, Reason> {
    if text.chars().count() > MAX_INPUT {
        return Err(format!("Length must not exceed {MAX_INPUT} characters").into());
    }
    let address = without_name(text);
    let parts = split(address)?;
    let mut local = local(parts.local)?;
    if MAILBOXES.contains(&local.to_ascii_lowercase().as_str()) {
        local.make_ascii_lowercase();
    }
    let domain = domain(parts.domain)?;
    check_length(address, None)?;
    let normal = format!("{local}@{}", domain.unicode);
    check_length(&normal, Some("after normalization"))?;
    let ascii = format!("{local}@{}", domain.ascii);
    check_length(&ascii, Some("when the part after the @-sign is converted to IDNA ASCII"))?;
    if parts.bracketed {
        return Err(
            "A display name and angle brackets around the email address are not permitted here.".into()
        );
    }
    Ok(normal)
}

/// Octets count (RFC 6531 section 3.3). `form` tells which form of the address is meant, if it is not the one that came.
fn check_length(address: &str, form: Option<&str>) -> Result<(), Reason> {
    let excess = address.len().saturating_sub(MAX_LENGTH);
    if excess == 0 {
        return Ok(());
    }
    let plural = plural(excess);
    let widest = address.chars().map(char::len_utf8).max().unwrap_or(1);
    let characters = (excess / widest).max(1);
    let reason = match form {
        Some(form) => format!("{form} ({excess} byte{plural} too many)"),
        None if characters == excess => format!("({excess} character{plural} too many)"),
        None => format!("({characters}-{excess} character{plural} too many)"),
    };
    Err(format!("The email address is too long {reason}.").into())
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_brought_into_their_normal_form() {
        for (text, form) in [
            ("user@example.com", "user@example.com"),
            (" User.Name+tag@Example.COM ", "User.Name+tag@example.com"),
            ("POSTMASTER@example.com", "postmaster@example.com"),
            ("Name <user@example.com>", "user@example.com"),
            ("\"A. Name\" <user@example.com>", "user@example.com"),
            ("<user@example.com>", "user@example.com"),
            ("üser@bücher.example.com", "üser@bücher.example.com"),
            ("user@xn--bcher-kva.example.com", "user@bücher.example.com"),
            ("user@BÜCHER。com", "user@bücher.com"),
        ] {
            assert_eq!(normal(text).as_deref(), Ok(form), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_says_why() {
        for (text, reason) in [
            ("no-at", "An email address must have an @-sign."),
            ("@example.com", "There must be something before the @-sign."),
            ("user@", "There must be something after the @-sign."),
            ("a@b", "The part after the @-sign is not valid. It should have a period."),
            ("a@@b.com", "The part after the @-sign contains invalid characters: '@'."),
            ("a@b c.com", "The part after the @-sign contains invalid characters: SPACE."),
            ("a b@c.com", "The email address contains invalid characters before the @-sign: SPACE."),
            ("a(,b@c.com", "The email address contains invalid characters before the @-sign: '(', ','."),
            (".a@b.com", "An email address cannot start with a period."),
            ("a.@b.com", "An email address cannot have a period immediately before the @-sign."),
            ("a..b@c.com", "An email address cannot have two periods in a row."),
            ("a@b..com", "An email address cannot have two periods in a row."),
            ("a@.com", "An email address cannot have a period immediately after the @-sign."),
            ("a@b.com.", "An email address cannot end with a period."),
            ("a@b.-c.com", "An email address cannot have a period and a hyphen next to each other."),
            ("\"a b\"@c.com", "Quoting the part before the @-sign is not allowed here."),
            ("a@[127.0.0.1]", "A bracketed IP address after the @-sign is not allowed here."),
            ("a@b.123", "The part after the @-sign is not valid. It is not within a valid top-level domain."),
            (
                "a@b.test",
                "The part after the @-sign is a special-use or reserved name that cannot be used with email.",
            ),
        ] {
            assert_eq!(normal(text).unwrap_err(), reason, "{text}");
        }
        let long = format!("{}@example.com", "a".repeat(250));
        assert_eq!(normal(&long).unwrap_err(), "The email address is too long (8 characters too many).");
        let long = format!("a@{}.com", "b".repeat(64));
        let reason =
            "After the @-sign, periods cannot be separated by so many characters (1 character too many).";
        assert_eq!(normal(&long).unwrap_err(), reason);
    }
}
