//! A value that nobody asks for, passed over.
//!
//! In: any value, such as that of a key that is no field. Out: nothing but whether it is one. Unlike serde's `IgnoredAny`,
//! which lets a format pass over what it does not look into, it looks at all of it: JSON in it is text, has numbers that a
//! double holds, and nests no deeper than JSON may elsewhere.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};

/// A value that was passed over.
pub(crate) struct Passed;

impl<'de> Deserialize<'de> for Passed {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Passing)
    }
}

struct Passing;

impl<'de> Visitor<'de> for Passing {
    type Value = Passed;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_none<E: Error>(self) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Passed, D::Error> {
        Passed::deserialize(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Passed, E> {
        Ok(Passed)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, value: D) -> Result<Passed, D::Error> {
        Passed::deserialize(value)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Passed, A::Error> {
        while items.next_element::<Passed>()?.is_some() {}
        Ok(Passed)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Passed, A::Error> {
        while entries.next_entry::<Passed, Passed>()?.is_some() {}
        Ok(Passed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_passed_over_is_looked_at() {
        let deep = |levels| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        for (json, is_json) in [
            (&br#"{"a":[1,-1,1.5,null,true,"\u00e9",{}],"b":{"c":[]}}"#[..], true),
            (br#""\ud83d\ude00""#, true),
            (br#""\ud83d""#, false),
            (b"\"\xff\"", false),
            (b"{\"\xff\":1}", false),
            (b"1e999", false),
            (b"[1,]", false),
            (deep(127).as_bytes(), true),
            (deep(128).as_bytes(), false),
        ] {
            let passed = serde_json::from_slice::<Passed>(json);
            assert_eq!(passed.is_ok(), is_json, "{}", String::from_utf8_lossy(json));
        }
    }
}
