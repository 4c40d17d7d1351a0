//! `uuid::Uuid`.

use ferrapi_openapi::fragment::{Family, Fault, ScalarSpec};
use serde_json::Value;
use uuid::Uuid;

use super::{foreign, no_rules, parsing, plain_fault};

const TYPE: Fault = plain_fault("uuid_type", "UUID input should be a string, bytes or UUID object");

// All forms that the crate reads, pydantic reads too: hyphenated, simple, braced and as a URN.
foreign!(Uuid, Family::Other, &SPEC, plain: |text| Uuid::try_parse(text).ok(), keeps: |_, _| true);

static SPEC: ScalarSpec = ScalarSpec { name: "uuid", coerce, check: no_rules, shown: None, exact: false };

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    let text = input.as_str().ok_or(TYPE)?;
    match Uuid::try_parse(text) {
        Ok(uuid) => Ok(uuid.to_string().into()),
        Err(_) => Err(parsing("uuid_parsing", "Input should be a valid UUID", &diagnose(text))),
    }
}

/// Where each group of the hyphenated form begins.
const STARTS: [usize; 5] = [0, 9, 14, 19, 24];
/// How long each group is.
const LENGTHS: [usize; 5] = [8, 4, 4, 4, 12];

/// What is wrong with a text that is no UUID, in the words of the crate's release that pydantic is built with; those
/// of later releases are others.
fn diagnose(text: &str) -> String {
    let braced = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}'));
    let wrapped = braced.or_else(|| text.strip_prefix("urn:uuid:"));
    // One of the right length was unwrapped before: what is named are places inside.
    let text = wrapped.filter(|inner| inner.len() == 36).unwrap_or(text);
    let (inner, offset) = match wrapped {
        Some(inner) if inner.len() != 36 => (inner, if braced.is_some() { 1 } else { "urn:uuid:".len() }),
        _ => (text, 0),
    };
    if let Some((at, found)) = inner.char_indices().find(|(_, c)| *c != '-' && !c.is_ascii_hexdigit()) {
        return format!("invalid character: found `{found}` at {}", at + offset + 1);
    }
    let hyphens: Vec<usize> = inner.match_indices('-').map(|(at, _)| at).collect();
    if hyphens.is_empty() && offset == 0 {
        return format!("invalid length: expected length 32 for simple format, found {}", text.len());
    }
    if hyphens.len() != 4 {
        return format!("invalid group count: expected 5, found {}", hyphens.len() + 1);
    }
    // The first hyphen that is out of place ends the group at fault; lengths count from where groups should begin.
    let wrong = (0..4).find(|group| hyphens[*group] + 1 != STARTS[*group + 1]);
    let (group, end) = wrong.map_or((4, text.len()), |group| (group, hyphens[group]));
    let found = end.saturating_sub(STARTS[group]);
    format!("invalid group length in group {group}: expected {}, found {found}", LENGTHS[group])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_named_as_in_pydantic() {
        for (text, words) in [
            ("not-a-uuid", "invalid character: found `n` at 1"),
            ("{é}", "invalid character: found `é` at 2"),
            ("{3fa85f64-5717-4562-b3fc-2c963f66afax}", "invalid character: found `x` at 36"),
            ("urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afax", "invalid character: found `x` at 36"),
            ("urn:uuid:x", "invalid character: found `x` at 10"),
            ("", "invalid length: expected length 32 for simple format, found 0"),
            ("a-b", "invalid group count: expected 5, found 2"),
            ("3fa85f64-5717-4562-b3fc-2c963f66afa", "invalid group length in group 4: expected 12, found 11"),
            ("3fa85f6-5717-4562-b3fc-2c963f66afa6", "invalid group length in group 0: expected 8, found 7"),
        ] {
            assert_eq!(diagnose(text), words, "{text}");
        }
    }
}
