//! Characters as messages show them.

use std::collections::BTreeSet;

use super::part::Reason;

/// All characters that must not stand in a text, each once, in order; nothing if all may.
pub(super) fn unwanted(text: &str, may: impl Fn(char) -> bool) -> Option<String> {
    let shown: BTreeSet<String> = text.chars().filter(|c| !may(*c)).map(show).collect();
    (!shown.is_empty()).then(|| shown.into_iter().collect::<Vec<_>>().join(", "))
}

/// As Python's `repr` shows it, or what cannot be seen by its Unicode name. Of the names only those are known here that
/// are likely in an address; others have their number.
pub(super) fn show(c: char) -> String {
    match c {
        '\\' => "\"\\\"".to_owned(),
        '\'' => "\"'\"".to_owned(),
        ' ' => "SPACE".to_owned(),
        '\u{a0}' => "NO-BREAK SPACE".to_owned(),
        '\u{200b}' => "ZERO WIDTH SPACE".to_owned(),
        '\u{200c}' => "ZERO WIDTH NON-JOINER".to_owned(),
        '\u{200d}' => "ZERO WIDTH JOINER".to_owned(),
        '\u{200e}' => "LEFT-TO-RIGHT MARK".to_owned(),
        '\u{200f}' => "RIGHT-TO-LEFT MARK".to_owned(),
        '\u{2028}' => "LINE SEPARATOR".to_owned(),
        '\u{2029}' => "PARAGRAPH SEPARATOR".to_owned(),
        '\u{3000}' => "IDEOGRAPHIC SPACE".to_owned(),
        '\u{feff}' => "ZERO WIDTH NO-BREAK SPACE".to_owned(),
        c if !is_unsafe(c) => format!("'{c}'"),
        c if u32::from(c) < 0xffff => format!("U+{:04X}", u32::from(c)),
        c => format!("U+{:08X}", u32::from(c)),
    }
}

/// Whether every character may stand where people read it. Spaces may only in quotes.
pub(super) fn check_unsafe(text: &str, spaces: bool) -> Result<(), Reason> {
    let first = text.chars().next().filter(|c| is_mark(*c));
    let may = |c: char| Some(c) != first && (!is_unsafe(c) || (spaces && is_blank(c)));
    match unwanted(text, may) {
        Some(shown) => Err(format!("The email address contains unsafe characters: {shown}.").into()),
        None => Ok(()),
    }
}

/// Spaces of any width, but no line's end.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !c.is_control() && !matches!(c, '\u{2028}' | '\u{2029}')
}

/// What joins the character before it: at the beginning of a part, that of another. The blocks that hold nothing else.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}')
}

/// Controls, spaces, marks of direction and what is for private use: nothing that a reader can see.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..='\u{10ffff}')
}

/// RFC 5322's `atext`, and RFC 6531's.
pub(super) fn is_atom(c: char) -> bool {
    c.is_ascii_alphanumeric() || "_!#$%&'*+-/=?^`{|}~".contains(c) || c >= '\u{80}'
}
