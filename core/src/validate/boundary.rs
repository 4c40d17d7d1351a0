//! Where the two passes meet: what the hot pass takes, and how the cold pass comes back to the Rust type.

use std::borrow::Cow;

use ferrapi_openapi::fragment::Rules;
use serde_json::Value;

use super::fault;
use super::issue::issue_rule;
use super::untagged::serde_chooses;
use crate::data::Data;
use crate::error::{Issue, Loc};

/// Whether a value keeps the rules from outside and those within: the question that the hot pass asks.
#[inline]
pub(crate) fn accepts<T: Data>(value: &T, rules: &Rules) -> bool {
    value.meets(rules) && value.conforms()
}

/// The hot pass over one text: a value that is plainly right. Under `strict` no text makes anything but a text, and
/// that is for the cold pass to say.
#[inline]
pub(crate) fn plain_text<T: Data>(text: &str, rules: &Rules) -> Option<T> {
    if rules.strict {
        return None;
    }
    T::from_text(text).filter(|value| accepts(value, rules))
}

/// The hot pass over all texts of one name.
#[inline]
pub(crate) fn plain_texts<T: Data>(
    texts: &mut dyn Iterator<Item = Cow<'_, str>>,
    rules: &Rules,
) -> Option<T> {
    if rules.strict {
        return None;
    }
    T::from_texts(texts).filter(|value| accepts(value, rules))
}

/// Reads what [`walk`](super::walk()) has coerced.
#[cold]
pub(crate) fn read<T: Data>(coerced: &Value) -> Result<T, Refusal> {
    match T::read_object(coerced) {
        // The table's choice of a member may not be serde's, which knows no rules. Nothing else is checked again:
        // `unique_items` is not for the hot check to say, and defaults are not checked at all.
        Ok(value) if value.conforms() || !serde_chooses(T::shape()) => Ok(value),
        Ok(_) => Err(Refusal(None)),
        Err(error) => Err(Refusal(Some(error))),
    }
}

/// Why a coerced value is none of the type: serde refuses it for a reason that no table knows (a `deserialize_with`, a
/// type of another crate), or the member that serde chose does not keep the rules.
pub(crate) struct Refusal(Option<serde_json::Error>);

impl Refusal {
    /// serde's own words are the issue.
    pub(crate) fn issue(self, coerced: &Value, loc: &[Loc]) -> Issue {
        let sentence = match self.0 {
            None => "the value does not keep the rules of its type".to_owned(),
            Some(error) => without_position(error.to_string()),
        };
        issue_rule(loc.to_vec(), fault::value_error(&sentence), coerced)
    }
}

/// serde_json's words without ` at line 1 column 2`.
fn without_position(mut words: String) -> String {
    if let Some(at) = words.rfind(" at line ")
        && words[at..].contains(" column ")
    {
        words.truncate(at);
    }
    words
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_serde_refuses_is_one_issue() {
        assert_eq!(read::<Vec<u8>>(&json!([1, 2])).ok(), Some(vec![1, 2]));
        let issue = read::<u8>(&json!("x")).err().unwrap().issue(&json!("x"), &[Loc::Index(0)]);
        assert_eq!(issue.loc, [Loc::Index(0)]);
        assert_eq!(issue.fault.message, "Value error, invalid type: string \"x\", expected u8");
    }

    #[test]
    fn positions_are_cut_off() {
        assert_eq!(without_position("bad thing at line 1 column 20".into()), "bad thing");
        assert_eq!(without_position("look at line".into()), "look at line");
    }
}
