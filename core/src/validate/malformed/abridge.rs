//! A JSON text, shortened to what may stand in memory as values.
//!
//! In: a text of valid JSON. Out: the same text if its values are few, or without the last elements of an array that is too
//! long: what is left has the same faults at the same places. A byte of JSON can become hundreds in memory, so without this
//! one client could make the cold pass take a hundred times what it has sent.

use super::DEPTH;

/// What a text comes to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Abridged {
    /// It is light enough.
    Whole,
    /// Elements are left out at the end of arrays.
    Part(String),
    /// There is no array to shorten.
    TooHeavy,
    /// It nests deeper than serde_json reads.
    TooDeep,
}

/// About what a value takes in memory, in bytes: a place in an array that grows, an object, a text or a key.
const VALUE: usize = 110;
const OBJECT: usize = 560;
const TEXT: usize = 32;

/// Shortens a text to what takes about `budget` bytes, or a quarter more.
pub(super) fn abridge(text: &str, budget: usize) -> Abridged {
    let bytes = text.as_bytes();
    let mut short = String::new();
    // What is open; how many of that are outside of the first array; what has been copied.
    let (mut open, mut outside, mut copied) = (Vec::new(), None, 0);
    let (mut weight, mut at) = (VALUE, 0);
    // Where the elements begin that are left out.
    let mut left_out = None;
    while let Some(byte) = bytes.get(at) {
        let adds = match byte {
            b'"' => {
                let length = string_length(&bytes[at..]);
                at += length - 1;
                TEXT + length
            }
            b'[' | b'{' => {
                if *byte == b'[' && outside.is_none() {
                    outside = Some(open.len());
                }
                open.push(*byte);
                if open.len() > DEPTH {
                    return Abridged::TooDeep;
                }
                if *byte == b'{' { OBJECT } else { VALUE }
            }
            b']' | b'}' => {
                open.pop();
                if outside == Some(open.len()) {
                    outside = None;
                    if let Some(start) = left_out.take() {
                        short.push_str(&text[copied..start]);
                        copied = at;
                    }
                }
                0
            }
            b',' if left_out.is_none()
                && weight > budget
                && outside.is_some_and(|depth| depth + 1 == open.len()) =>
            {
                left_out = Some(at);
                0
            }
            b',' | b':' => VALUE,
            _ => 0,
        };
        if left_out.is_none() {
            weight += adds;
            if weight > budget + budget / 4 {
                return Abridged::TooHeavy;
            }
        }
        at += 1;
    }
    if copied == 0 {
        return Abridged::Whole;
    }
    short.push_str(&text[copied..]);
    Abridged::Part(short)
}

/// The length of a string with its quotes.
fn string_length(bytes: &[u8]) -> usize {
    let mut at = 1;
    while let Some(found) = memchr::memchr2(b'"', b'\\', bytes.get(at..).unwrap_or_default()) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        // Whatever is escaped, it is no end.
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(text: &str, budget: usize) -> String {
        match abridge(text, budget) {
            Abridged::Part(short) => short,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn what_is_light_stays_whole() {
        for text in ["1", "[]", r#"{"a":[1,2,{"b":"],[\""}]}"#, r#""[,,,,,,,,]""#] {
            assert_eq!(abridge(text, 10_000), Abridged::Whole, "{text}");
        }
    }

    #[test]
    fn long_arrays_lose_their_last_elements_and_nothing_else() {
        let numbers = format!("[{}1]", "1,".repeat(1_000));
        let short: Vec<u8> = serde_json::from_str(&part(&numbers, 11_000)).unwrap();
        assert!((90..=110).contains(&short.len()), "{}", short.len());
        let rows = r#"{"a":[1,{"x":[1,2,3]}],"#.to_owned() + r#"{"x":"],"},"#.repeat(100).as_str();
        let document = format!(
            r#"{{"n":1,"items":[{}0],"m":[5],"k":{{"z":[true]}}}}"#,
            &rows[r#"{"a":[1,{"x":[1,2,3]}],"#.len()..]
        );
        let short: serde_json::Value = serde_json::from_str(&part(&document, 30_000)).unwrap();
        let items = short["items"].as_array().unwrap();
        assert!(items.len() > 20 && items.len() < 100, "{}", items.len());
        assert!(items.iter().all(|item| item["x"] == "],"));
        assert_eq!((&short["n"], &short["m"][0], &short["k"]["z"][0]), (&1.into(), &5.into(), &true.into()));
    }

    #[test]
    fn what_is_heavy_without_an_array_is_too_heavy() {
        let keys: Vec<_> = (0..1_000).map(|key| format!(r#""{key}":0"#)).collect();
        assert_eq!(abridge(&format!("{{{}}}", keys.join(",")), 10_000), Abridged::TooHeavy);
        assert_eq!(abridge(&format!("[[{}1]]", "1,".repeat(1_000)), 10_000), Abridged::TooHeavy);
        assert_eq!(abridge(&format!("[{{{}}}]", keys.join(",")), 10_000), Abridged::TooHeavy);
    }
}
