//! Taking an address apart: the name in front of it, and both sides of its `@`.
//!
//! pydantic drops a name by a pattern of its own; what is left goes to email-validator, which knows such names too,
//! but says only what is wrong with them. No part is judged here but a name.

use super::characters::{check_unsafe, is_atom, unwanted};
use super::part::{Reason, unquote};

/// An address as it is written.
#[derive(Debug)]
pub(super) struct Split<'t> {
    pub(super) local: &'t str,
    pub(super) domain: &'t str,
    /// Whether it stands in angle brackets still, which is a fault if nothing else is.
    pub(super) bracketed: bool,
}

/// What Python takes for space.
fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// The address in `name <address>` or `"name" <address>`, or the text as it is; without space around it.
pub(super) fn without_name(text: &str) -> &str {
    named(text.trim_matches(is_space)).unwrap_or(text).trim_matches(is_space)
}

fn named(text: &str) -> Option<&str> {
    let inner = text.strip_suffix('>')?;
    let address = |rest: &'_ str| !rest.is_empty() && !rest.contains('\n');
    if let Some(quoted) = inner.strip_prefix('"') {
        // The last quote that an address follows ends the name.
        let mut ends = quoted.rmatch_indices('"').filter(|(at, _)| *at > 0);
        return ends.find_map(|(at, _)| {
            let rest = quoted[at + 1..].trim_start_matches(is_space).strip_prefix('<')?;
            address(rest).then_some(rest)
        });
    }
    let (name, rest) = inner.split_once('<')?;
    let plain = |c: char| c.is_alphanumeric() || c == '_' || is_space(c) || (c.is_ascii() && is_atom(c));
    (name.chars().all(plain) && address(rest)).then_some(rest)
}

/// Both sides of the `@`.
pub(super) fn split(email: &str) -> Result<Split<'_>, Reason> {
    let (left, right) = at_first(email, &['@', '<'])?;
    let Some(bracketed) = right.strip_prefix('<') else {
        return Ok(Split { local: left, domain: &right[1..], bracketed: false });
    };
    check_name(left.trim_end_matches(is_space))?;
    if !bracketed.contains('>') {
        return Err("An open angle bracket at the start of the email address has to be followed by a close \
                    angle bracket at the end."
            .into());
    }
    let Some(address) = bracketed.trim_end_matches(' ').strip_suffix('>') else {
        return Err("There can't be anything after the email address.".into());
    };
    let (local, domain) = at_first(address, &['@'])?;
    Ok(Split { local, domain: &domain[1..], bracketed: true })
}

fn check_name(name: &str) -> Result<(), Reason> {
    let quoted = name.strip_prefix('"').map(unquote).transpose()?;
    if quoted.is_none()
        && let Some(shown) = unwanted(name, |c| c == ' ' || (c.is_ascii() && is_atom(c)))
    {
        let reason = format!("The display name contains invalid characters when not quoted: {shown}.");
        return Err(reason.into());
    }
    check_unsafe(quoted.as_deref().unwrap_or(name), true)
}

/// The text before the first of these characters that does not stand in quotes, and the text from it on.
fn at_first<'t>(text: &'t str, specials: &[char]) -> Result<(&'t str, &'t str), Reason> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            c if !quoted && specials.contains(&c) => return Ok(text.split_at(at)),
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = quoted && c == '\\' && !escaped;
    }
    Err(if text.contains('＠') {
        "The email address has the \"full-width\" at-sign (@) character instead of a regular at-sign.".into()
    } else if text.contains('﹫') {
        "The email address has the \"small commercial at\" character instead of a regular at-sign.".into()
    } else {
        "An email address must have an @-sign.".into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_dropped() {
        for (text, address) in [
            ("Name <a@b.c>", "a@b.c"),
            ("  two words\t< a@b.c > ", "a@b.c"),
            ("\"a <b\" x\" <a@b.c>", "a@b.c"),
            ("<<a@b.c>>", "<a@b.c>"),
            ("J. D. <a@b.c>", "J. D. <a@b.c>"),
            ("\"\" <a@b.c>", "\"\" <a@b.c>"),
            ("x <a\n@b.c>", "x <a\n@b.c>"),
            ("x <>", "x <>"),
            ("\u{1c}a@b.c\u{a0}", "a@b.c"),
        ] {
            assert_eq!(without_name(text), address, "{text}");
        }
    }

    #[test]
    fn what_is_left_of_a_name_says_what_is_wrong() {
        for (text, reason) in [
            (
                "John <a@b.c",
                "An open angle bracket at the start of the email address has to be followed by a close angle bracket at the end.",
            ),
            ("J <a@b.c> x", "There can't be anything after the email address."),
            ("J. <a@b.c>", "The display name contains invalid characters when not quoted: '.'."),
            ("é <a@b.c>", "The display name contains invalid characters when not quoted: 'é'."),
            ("\"J\" x <a@b.c>", "Extra character(s) found after close quote: SPACE, 'x'"),
            ("\"a\u{200b}\" <a@b.c>", "The email address contains unsafe characters: ZERO WIDTH SPACE."),
            ("<>", "An email address must have an @-sign."),
        ] {
            assert_eq!(split(text).unwrap_err(), reason, "{text}");
        }
        let split = split("\"a@\\\"<\"@b.c").unwrap();
        assert_eq!((split.local, split.domain, split.bracketed), ("\"a@\\\"<\"", "b.c", false));
    }
}
