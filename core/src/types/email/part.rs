//! The two parts of an e-mail address.

use std::borrow::Cow;

use super::characters::{check_unsafe, is_atom, show, unwanted};
use super::plural;

/// Why a text is no address.
pub(super) type Reason = Cow<'static, str>;

/// RFC 1035 section 2.3.4, without the root.
const MAX_DOMAIN: usize = 253;
/// RFC 1035 section 2.3.1.
const MAX_LABEL: usize = 63;
/// RFC 6761 and the other registrations of special use, of which none receives mail.
const RESERVED: [&str; 6] = ["arpa", "invalid", "local", "localhost", "onion", "test"];

/// Judges what stands before the `@`.
pub(super) fn local(text: &str) -> Result<String, Reason> {
    if let Some(quoted) = text.strip_prefix('"') {
        return unquoted(quoted);
    }
    if text.is_empty() {
        return Err("There must be something before the @-sign.".into());
    }
    if let Some(shown) = unwanted(text, |c| is_atom(c) || c == '.') {
        return Err(
            format!("The email address contains invalid characters before the @-sign: {shown}.").into()
        );
    }
    check_periods(
        text,
        "An email address cannot start with a period.",
        "An email address cannot have a period immediately before the @-sign.",
    )?;
    check_unsafe(text, false)?;
    Ok(text.to_owned())
}

/// A text without its quotes; what came after the first of them is given.
pub(super) fn unquote(quoted: &str) -> Result<String, Reason> {
    let mut inner = String::new();
    let mut rest = quoted.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' if rest.as_str().is_empty() => break,
            '"' => {
                let shown: Vec<String> = rest.map(show).collect();
                return Err(
                    format!("Extra character(s) found after close quote: {}", shown.join(", ")).into()
                );
            }
            '\\' => inner.extend(rest.next()),
            c => inner.push(c),
        }
    }
    Ok(inner)
}

/// A quoted part is only taken where the quotes were not needed.
fn unquoted(quoted: &str) -> Result<String, Reason> {
    let inner = unquote(quoted)?;
    if inner.is_empty() {
        return Err("There must be something before the @-sign.".into());
    }
    let plain =
        inner.split('.').all(|atom| !atom.is_empty() && atom.chars().all(|c| is_atom(c) && c.is_ascii()));
    if plain {
        return Err("Quoting the part before the @-sign is not allowed here.".into());
    }
    if let Some(shown) = unwanted(&inner, |c| (' '..='~').contains(&c) || c >= '\u{80}') {
        return Err(format!(
            "The email address contains invalid characters in quotes before the @-sign: {shown}."
        )
        .into());
    }
    check_unsafe(&inner, true)?;
    Err("Quoting the part before the @-sign is not allowed here.".into())
}

/// A domain in both of its forms.
pub(super) struct Domain {
    pub(super) ascii: String,
    pub(super) unicode: String,
}

/// Judges what stands after the `@`.
pub(super) fn domain(text: &str) -> Result<Domain, Reason> {
    if text.is_empty() {
        return Err("There must be something after the @-sign.".into());
    }
    if text.starts_with('[') && text.ends_with(']') {
        return Err("A bracketed IP address after the @-sign is not allowed here.".into());
    }
    let excess = text.chars().count().saturating_sub(MAX_DOMAIN);
    if excess > 0 {
        return Err(format!("The email address is too long after the @-sign {}.", too_many(excess)).into());
    }
    let hostname = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.' || c >= '\u{80}';
    if let Some(shown) = unwanted(text, hostname) {
        return Err(format!("The part after the @-sign contains invalid characters: {shown}.").into());
    }
    check_unsafe(text, false)?;
    // All four full stops separate labels (UTS #46 section 4).
    let mapped = text.replace(['。', '．', '｡'], ".").to_lowercase();
    check_host(&mapped)?;
    let domain = forms(&mapped)?;
    check_ascii(&domain.ascii)?;
    Ok(domain)
}

/// Where periods and hyphens may stand.
fn check_host(domain: &str) -> Result<(), Reason> {
    check_periods(
        domain,
        "An email address cannot have a period immediately after the @-sign.",
        "An email address cannot end with a period.",
    )?;
    if domain.ends_with('-') {
        return Err("An email address cannot end with a hyphen.".into());
    }
    if domain.starts_with('-') {
        return Err("An email address cannot have a hyphen immediately after the @-sign.".into());
    }
    if domain.contains(".-") || domain.contains("-.") {
        return Err("An email address cannot have a period and a hyphen next to each other.".into());
    }
    let reserved = |label: &str| {
        let third = label.char_indices().nth(2);
        third.is_some_and(|(at, _)| label[at..].starts_with("--")) && !label.starts_with("xn")
    };
    if domain.split('.').any(reserved) {
        return Err("An email address cannot have two letters followed by two dashes immediately after the \
                    @-sign or after a period, except Punycode."
            .into());
    }
    Ok(())
}

/// The ASCII form and the one that people read.
fn forms(domain: &str) -> Result<Domain, Reason> {
    if domain.is_ascii() && !domain.contains("xn--") {
        return Ok(Domain { ascii: domain.to_owned(), unicode: domain.to_owned() });
    }
    let Ok(ascii) = idna::domain_to_ascii(domain) else {
        return Err("The part after the @-sign is not valid IDNA.".into());
    };
    let (unicode, valid) = idna::domain_to_unicode(&ascii);
    if valid.is_err() {
        return Err("The part after the @-sign is not valid IDNA.".into());
    }
    Ok(Domain { ascii, unicode })
}

/// Lengths, and what stands last.
fn check_ascii(domain: &str) -> Result<(), Reason> {
    let excess = domain.len().saturating_sub(MAX_DOMAIN);
    if excess > 0 {
        let bytes = format!("({excess} byte{} too many after IDNA encoding)", plural(excess));
        return Err(format!("The email address is too long after the @-sign {bytes}.").into());
    }
    let label = domain.split('.').find(|label| label.len() > MAX_LABEL);
    if let Some(label) = label {
        let excess = too_many(label.len() - MAX_LABEL);
        return Err(
            format!("After the @-sign, periods cannot be separated by so many characters {excess}.").into()
        );
    }
    if !domain.contains('.') {
        return Err("The part after the @-sign is not valid. It should have a period.".into());
    }
    if !domain.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(
            "The part after the @-sign is not valid. It is not within a valid top-level domain.".into()
        );
    }
    if domain.rsplit('.').next().is_some_and(|last| RESERVED.contains(&last)) {
        return Err(
            "The part after the @-sign is a special-use or reserved name that cannot be used with email."
                .into(),
        );
    }
    Ok(())
}

fn check_periods(text: &str, start: &'static str, end: &'static str) -> Result<(), Reason> {
    if text.ends_with('.') {
        return Err(end.into());
    }
    if text.starts_with('.') {
        return Err(start.into());
    }
    if text.contains("..") {
        return Err("An email address cannot have two periods in a row.".into());
    }
    Ok(())
}

fn too_many(excess: usize) -> String {
    format!("({excess} character{} too many)", plural(excess))
}
